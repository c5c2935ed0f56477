using Benchmarking.Workbooks.Reading;

namespace Benchmarking.Workbooks.Returns;

/// <summary>How one kind of file names its columns, and where its cells stand.</summary>
/// <param name="Sheet">The sheet as it is told to the member; empty for a CSV.</param>
/// <param name="Code">Heading of the input's code.</param>
/// <param name="Number">Heading of the number.</param>
/// <param name="Reason">Heading of the reason why there is none.</param>
/// <param name="Note">Heading of the note; need not be there.</param>
/// <param name="Place">A cell's place from its row and column, as the member's program shows it.</param>
/// <param name="Uses1904Dates">True where the file's dates count from 1904.</param>
internal sealed record FigureHeadings(
    string Sheet, string Code, string Number, string Reason, string Note, Func<int, int, string> Place, bool Uses1904Dates);

/// <summary>The columns of one file, once its headings are found.</summary>
/// <param name="Code">Column of the code, counted from 1.</param>
/// <param name="Number">Column of the number.</param>
/// <param name="Reason">Column of the reason; 0 where there is none.</param>
/// <param name="Note">Column of the note; 0 where there is none.</param>
internal sealed record FigureColumns(int Code, int Number, int Reason, int Note)
{
    /// <summary>The columns named in this row; null where it is not the row of headings.</summary>
    public static FigureColumns? Of(SheetRow row, FigureHeadings headings, bool needsReason)
    {
        int Find(string heading) => row.Cells.FirstOrDefault(
            c => string.Equals(c.Text?.Trim(), heading, StringComparison.OrdinalIgnoreCase)).Column;
        var columns = new FigureColumns(Find(headings.Code), Find(headings.Number), Find(headings.Reason), Find(headings.Note));
        return columns.Code > 0 && columns.Number > 0 && (columns.Reason > 0 || !needsReason) ? columns : null;
    }
}
