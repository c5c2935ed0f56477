using System.Xml;

namespace Benchmarking.Workbooks.Reading;

/// <summary>What must be known of a workbook before its rows can be read.</summary>
internal sealed class WorkbookParts
{
    private const string ContentTypesName = "[Content_Types].xml";

    public List<Sheet> Sheets { get; } = [];

    public bool Uses1904Dates { get; private set; }

    public SharedStrings Strings { get; private set; } = SharedStrings.None;

    public CellFormats Formats { get; private set; } = CellFormats.None;

    public static WorkbookParts Read(Package package)
    {
        if (package.Find(ContentTypesName) is not { } typesPart)
            throw new WorkbookRefusedException(package.Find("mimetype") is null ? Refusals.Zip : Refusals.OpenDocument);
        var types = ContentTypes.Read(package, typesPart);
        var main = Relationships.MainPart(package);
        RefuseOtherKinds(main is null ? "" : types.Of(main), package);
        ForbiddenParts.Refuse(package, types);

        var parts = new WorkbookParts();
        parts.ReadMain(package, package.Find(main!) ?? throw new WorkbookRefusedException(Refusals.Damaged(main!)));
        return parts;
    }

    private static void RefuseOtherKinds(string type, Package package)
    {
        var refusal = type switch
        {
            _ when type.Contains("sheet.binary", StringComparison.Ordinal) => Refusals.Binary,
            _ when type.Contains("wordprocessingml", StringComparison.Ordinal) => Refusals.OtherOffice,
            _ when type.Contains("presentationml", StringComparison.Ordinal) => Refusals.OtherOffice,
            _ when type.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) => Refusals.Macros,
            _ when type.EndsWith("spreadsheetml.sheet.main+xml", StringComparison.Ordinal) => null,
            _ when type.EndsWith("spreadsheetml.template.main+xml", StringComparison.Ordinal) => null,
            _ => package.Find("xl/workbook.xml") is null ? Refusals.Zip : Refusals.DamagedArchive,
        };
        if (refusal is not null)
            throw new WorkbookRefusedException(refusal);
    }

    private void ReadMain(Package package, ZipPart main)
    {
        var related = Relationships.Read(package, main.Name);
        PartXml.Read(package, main, Limits.SmallPartBytes, reader =>
        {
            if (reader.NodeType != XmlNodeType.Element)
                return;
            if (reader.LocalName == "workbookPr")
                Uses1904Dates |= reader.GetAttribute("date1904") is "1" or "true";
            else if (reader.LocalName == "sheet")
                AddSheet(package, reader, related);
        });
        foreach (var (kind, target) in related.Values)
        {
            if (kind == "sharedStrings" && package.Find(target) is { } strings)
                Strings = SharedStrings.Read(package, strings);
            else if (kind == "styles" && package.Find(target) is { } styles)
                Formats = CellFormats.Read(package, styles);
        }
    }

    private void AddSheet(
        Package package, XmlReader reader, IReadOnlyDictionary<string, (string Kind, string Target)> related)
    {
        if (Sheets.Count >= Limits.Sheets)
            throw new WorkbookRefusedException(Refusals.TooManySheets);
        var id = "";
        while (reader.MoveToNextAttribute())
        {
            if (reader.LocalName == "id" && reader.NamespaceURI.Length > 0)
                id = reader.Value;
        }

        reader.MoveToElement();
        var name = reader.GetAttribute("name") ?? "";
        if (!related.TryGetValue(id, out var found))
            throw new WorkbookRefusedException(Refusals.Damaged("xl/workbook.xml"));
        if (found.Kind != "worksheet")
            return; // a sheet that is all chart
        var part = package.Find(found.Target) ?? throw new WorkbookRefusedException(Refusals.Damaged(found.Target));
        Sheets.Add(new Sheet(name, reader.GetAttribute("state") is "hidden" or "veryHidden") { Part = part });
    }
}
