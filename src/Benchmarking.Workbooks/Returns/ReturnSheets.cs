namespace Benchmarking.Workbooks.Returns;

/// <summary>The names that the writer and the reader of a return's workbook share.</summary>
internal static class ReturnSheets
{
    public const string Start = "Start here";
    public const string Figures = "Figures";
    public const string Lists = "Lists";
    public const string Stamp = "Stamp";

    public const string ReasonsName = "Reasons";

    public const int HeadingRow = 3;

    public const string CodeHeading = "Code";
    public const string NumberHeading = "Your number";
    public const string ReasonHeading = "Or why there is none";
    public const string NotesHeading = "Notes";

    /// <summary>Name in the workbook and words in the sheet of each part of the stamp.</summary>
    public static readonly (string Name, string Words)[] StampParts =
    [
        ("ReturnOrganisation", "organisation"),
        ("ReturnPeriod", "period"),
        ("ReturnTemplateVersion", "template version"),
    ];

    /// <summary>Headings of the figures with the width of each column.</summary>
    public static readonly (string Heading, double Width)[] Columns =
    [
        (CodeHeading, 13), ("Figure", 38), ("Definition", 62), ("Unit", 16), ("Last quarter", 15),
        (NumberHeading, 17), (ReasonHeading, 23), (NotesHeading, 40),
    ];
}
