namespace Benchmarking.Workbooks.Releases;

/// <summary>A sheet of a workbook that is given out: headings, and rows of text, numbers, days and nothing.</summary>
/// <param name="Name">The sheet's name: at most 31 characters.</param>
/// <param name="Headings">The first row.</param>
/// <param name="Rows">Cells of <see cref="string"/>, <see cref="decimal"/>, <see cref="int"/>, <see cref="DateOnly"/> or null.</param>
public sealed record WorkbookTable(string Name, IReadOnlyList<string> Headings, IReadOnlyList<object?[]> Rows);
