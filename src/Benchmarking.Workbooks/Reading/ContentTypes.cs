namespace Benchmarking.Workbooks.Reading;

/// <summary>What each part of the package says it is.</summary>
internal sealed class ContentTypes
{
    private readonly Dictionary<string, string> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _byExtension = new(StringComparer.OrdinalIgnoreCase);

    public static ContentTypes Read(Package package, ZipPart part)
    {
        var types = new ContentTypes();
        PartXml.Read(package, part, Limits.SmallPartBytes, reader =>
        {
            if (reader.GetAttribute("ContentType") is not { } type)
                return;
            if (reader.LocalName == "Override" && reader.GetAttribute("PartName") is { } name)
                types._byName[name.TrimStart('/')] = type;
            else if (reader.LocalName == "Default" && reader.GetAttribute("Extension") is { } extension)
                types._byExtension[extension] = type;
        });
        return types;
    }

    public string Of(string name)
    {
        if (_byName.TryGetValue(name, out var type))
            return type;
        var extension = name[(name.LastIndexOf('.') + 1)..];
        return _byExtension.GetValueOrDefault(extension, "");
    }
}
