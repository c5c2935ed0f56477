using Benchmarking.Web.Features.Releases.Files;

namespace Benchmarking.Web.Features.Releases.Making;

/// <summary><c>codebook.csv</c>: every column of every table, its own too.</summary>
public static class CodebookTable
{
    private static readonly ReleaseColumn[] Columns =
    [
        new("file", "File", "The table’s file.") { IsKey = true },
        new("column", "Column", "The column’s header.") { IsKey = true },
        new("position", "Position", "Its place in the file, from 1.", ColumnType.Whole),
        new("title", "Title", "In a few words."),
        new("definition", "Definition", "What stands in it."),
        new("type", "Type", "string, integer, number or date (year-month-day)."),
        new("unit", "Unit", "What its numbers are counted in."),
        new("symbols", "Symbols", "Symbols that may stand in it, and what they mean."),
        new("rounding", "Rounding", "What its numbers are rounded to."),
        new("metric_version", "Metric version", "By which version of a definition its numbers are to be read."),
    ];

    /// <summary>The tables with the codebook of all of them at the end.</summary>
    public static IReadOnlyList<ReleaseTable> AddTo(IReadOnlyList<ReleaseTable> tables)
    {
        var own = new ReleaseTable("codebook", "Codebook", "Every column of every table: what it holds, its unit, its symbols and its rounding.", Columns, []);
        return [.. tables, own with { Rows = [.. tables.Append(own).SelectMany(Rows)] }];
    }

    private static IEnumerable<object?[]> Rows(ReleaseTable table) => table.Columns.Select((column, place) => new object?[]
    {
        table.FileName, column.Name, place + 1, column.Title, column.Definition, DataPackageJson.TypeOf(column), column.Unit, column.Symbols, column.Rounding,
        column.MetricVersion,
    });
}
