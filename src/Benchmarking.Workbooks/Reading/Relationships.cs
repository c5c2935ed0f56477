namespace Benchmarking.Workbooks.Reading;

/// <summary>Which part another part means by an id. Targets outside the file are known of and never followed.</summary>
internal static class Relationships
{
    /// <summary>Kind (the last word of its type) and target part by id, as the part <paramref name="of"/> uses them.</summary>
    public static IReadOnlyDictionary<string, (string Kind, string Target)> Read(Package package, string of)
    {
        var found = new Dictionary<string, (string, string)>(StringComparer.Ordinal);
        var folder = of.Contains('/') ? of[..(of.LastIndexOf('/') + 1)] : "";
        var name = $"{folder}_rels/{of[folder.Length..]}.rels";
        if (package.Find(name) is not { } part)
            return found;

        PartXml.Read(package, part, Limits.SmallPartBytes, reader =>
        {
            if (reader.LocalName != "Relationship" || reader.GetAttribute("TargetMode") == "External")
                return;
            var (id, type, target) = (reader.GetAttribute("Id"), reader.GetAttribute("Type"), reader.GetAttribute("Target"));
            if (id is not null && type is not null && target is not null)
                found[id] = (type[(type.LastIndexOf('/') + 1)..], Resolve(folder, target));
        });
        return found;
    }

    /// <summary>The part the package as a whole is about; null where it names none.</summary>
    public static string? MainPart(Package package) =>
        Read(package, "").Values.FirstOrDefault(r => r.Kind == "officeDocument").Target;

    private static string Resolve(string folder, string target)
    {
        if (target.StartsWith('/'))
            return target[1..];
        var path = new List<string>(folder.Split('/', StringSplitOptions.RemoveEmptyEntries));
        foreach (var segment in target.Split('/'))
        {
            if (segment == ".." && path.Count > 0)
                path.RemoveAt(path.Count - 1);
            else if (segment is not ("." or ".."))
                path.Add(segment);
        }

        return string.Join('/', path);
    }
}
