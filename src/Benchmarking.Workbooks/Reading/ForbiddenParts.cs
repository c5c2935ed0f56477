namespace Benchmarking.Workbooks.Reading;

/// <summary>
/// Refuses a package for what it contains besides cells. Links to other workbooks are no reason: their saved values
/// are read and nothing is followed. Properties, custom XML and printer settings are never opened at all.
/// </summary>
internal static class ForbiddenParts
{
    private static readonly (string Word, Refusal Refusal)[] Types =
    [
        ("vbaProject", Refusals.Macros),
        ("macrosheet", Refusals.Macros),
        ("intlmacrosheet", Refusals.Macros),
        ("macroEnabled", Refusals.Macros),
        ("activeX", Refusals.EmbeddedObjects),
        ("oleObject", Refusals.EmbeddedObjects),
        ("connections+xml", Refusals.Connections),
        ("queryTable+xml", Refusals.Connections),
    ];

    private static readonly (string Path, Refusal Refusal)[] Paths =
    [
        ("xl/vbaProject", Refusals.Macros),
        ("xl/macrosheets/", Refusals.Macros),
        ("xl/embeddings/", Refusals.EmbeddedObjects),
        ("xl/activeX/", Refusals.EmbeddedObjects),
        ("xl/connections", Refusals.Connections),
        ("xl/queryTables/", Refusals.Connections),
    ];

    private static readonly string[] NeverOpened = ["customXml/", "docProps/", "xl/printerSettings/"];

    public static void Refuse(Package package, ContentTypes types)
    {
        foreach (var part in package.Parts)
        {
            var type = types.Of(part.Name);
            RefuseWhere(Types, t => type.Contains(t, StringComparison.OrdinalIgnoreCase));
            RefuseWhere(Paths, p => part.Name.StartsWith(p, StringComparison.OrdinalIgnoreCase));
            if (NeverOpened.Any(n => part.Name.StartsWith(n, StringComparison.OrdinalIgnoreCase)))
                continue;
            if (type.Contains("externalLink", StringComparison.OrdinalIgnoreCase))
                RefuseProgramLinks(package, part);
            if (IsXml(part.Name))
                PartXml.RefuseDefinitions(package, part);
        }
    }

    private static void RefuseWhere((string Mark, Refusal Refusal)[] rules, Func<string, bool> matches)
    {
        foreach (var (mark, refusal) in rules)
        {
            if (matches(mark))
                throw new WorkbookRefusedException(refusal);
        }
    }

    private static void RefuseProgramLinks(Package package, ZipPart part) =>
        PartXml.Read(package, part, Limits.SmallPartBytes, reader =>
        {
            if (reader.LocalName is "ddeLink" or "oleLink")
                throw new WorkbookRefusedException(Refusals.Dde);
        });

    private static bool IsXml(string name) =>
        name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith(".vml", StringComparison.OrdinalIgnoreCase);
}
