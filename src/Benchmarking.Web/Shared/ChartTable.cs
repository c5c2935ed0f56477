using Benchmarking.Engine;

namespace Benchmarking.Web.Shared;

/// <summary>A column of a chart's table.</summary>
/// <param name="Names">What its figures are called in the file, in the order in which a cell has them.</param>
public sealed record ChartColumn(string Heading, params string[] Names);

/// <summary>A cell: as read, and the very numbers that are drawn and filed.</summary>
/// <param name="Text">The figure or figures as read; where there is none, why.</param>
/// <param name="Figures">One for each name of the column; null for one that is missing.</param>
public sealed record ChartCell(string? Text, params decimal?[] Figures)
{
    public bool IsOwn { get; init; }

    /// <summary>Where the reason for what is missing is explained.</summary>
    public PageLink? Why { get; init; }

    /// <summary>A few words after the figure: "of the provisional benchmarks", "fewer than 12".</summary>
    public string? Note { get; init; }

    public bool IsMissing => Figures.All(figure => figure is null);

    /// <summary>Words that stand for a figure look other than a figure; the own figure other than anybody's.</summary>
    public string? Class => Figures.Length == 0 ? null : IsMissing ? "absent" : IsOwn ? "own" : null;

    /// <summary>The numbers as in the file, for whoever compares: <c>58 73</c>; null where there are none.</summary>
    public string? Plain => IsMissing ? null : string.Join(' ', Figures.OfType<decimal>().Select(FigureText.Plain));
}

/// <summary>Something the file says of a row besides its figures: <c>status</c> and <c>published</c>.</summary>
public sealed record ChartRemark(string Name, string? Text);

/// <param name="Cells">One for each column.</param>
/// <param name="InFile">False for a row that only stands for a gap.</param>
public sealed record ChartRow(string Heading, IReadOnlyList<ChartCell> Cells, IReadOnlyList<ChartRemark> Remarks, bool InFile = true);

/// <summary>What a chart draws, as rows: on the page and in the file.</summary>
/// <param name="FileColumns">Names of columns and remarks in the order of the file; <c>you_note</c> is made of the own cell.</param>
public sealed record ChartTable(
    string Caption, string RowHeading, IReadOnlyList<ChartColumn> Columns, IReadOnlyList<ChartRow> Rows, IReadOnlyList<string> FileColumns)
{
    public const string OwnName = "you";
    public const string OwnNote = "you_note";

    /// <summary>The figure of a name in a row; null where it is missing or there is no such column.</summary>
    public decimal? Figure(ChartRow row, string name)
    {
        for (var at = 0; at < Columns.Count; at++)
        {
            var place = Array.IndexOf(Columns[at].Names, name);
            if (place >= 0)
                return row.Cells[at].Figures[place];
        }

        return null;
    }

    /// <summary>Why there is no own figure; null where there is one.</summary>
    public static string? NoteOf(ChartRow row) => row.Cells.FirstOrDefault(cell => cell.IsOwn) is { IsMissing: true } own ? own.Text : null;
}
