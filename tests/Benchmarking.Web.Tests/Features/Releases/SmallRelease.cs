using Benchmarking.Web.Features.Releases.Files;
using Benchmarking.Web.Features.Releases.Making;
using Benchmarking.Workbooks.Tests.Support;

namespace Benchmarking.Web.Tests.Features.Releases;

/// <summary>A release of a few rows, whose texts try everything that a text can try.</summary>
internal static class SmallRelease
{
    private static readonly ReleaseColumn[] Columns =
    [
        new("code", "Code", "What tells a row from the others.") { IsKey = true },
        new("words", "Words", "Anything that somebody wrote.") { Symbols = "[c] withheld" },
        new("value", "Value", "A number.", ColumnType.Number) { Unit = "%", Rounding = "a whole multiple of 2", MetricVersion = "1" },
        new("count", "Count", "A whole number.", ColumnType.Whole),
        new("day", "Day", "A day.", ColumnType.Day),
    ];

    public static ReleaseTable Table { get; } = new(
        "things",
        "Things",
        "Rows to try things out with.",
        Columns,
        [
            ["2026-Q1", "plain", 12.5m, 3, new DateOnly(2026, 4, 1)],
            ["2011-12", "with, comma \"quotes\" and\r\na line", -0.5m, 0, new DateOnly(2026, 12, 31)],
            ["00012", "Zoë’s café – ≥ 5", null, null, null],
            .. FormulaPayloads.All.Select((payload, at) => new object?[] { $"p{at}", payload, -12.5m, at, null }),
        ]);

    /// <summary>Long enough to be compressed.</summary>
    public static ReleaseTable Long { get; } = new(
        "many", "Many", "Many rows.", [Columns[0], Columns[2]], [.. Enumerable.Range(0, 5000).Select(at => new object?[] { $"row {at}", at / 8m })]);

    public static ReleaseContent Content => new(
        "small-things", "1.2.0", "Small things", "A summary with “quotes” and <markup>.", Licence.Attribution, true, new DateOnly(2026, 7, 20),
        "Involvement Benchmark (2026): Small things. Version 1.2.0.", "# Method\n\nNone.\n",
        new ReleaseChanges("1.1.0", [new ReleaseChange(ChangeLevel.Minor, "rows_added", "things.csv", 2, "2 rows are new.")]),
        ["Made up"], CodebookTable.AddTo([Table, Long]));
}
