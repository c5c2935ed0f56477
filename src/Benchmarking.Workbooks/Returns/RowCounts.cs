namespace Benchmarking.Workbooks.Returns;

/// <summary>
/// What became of each row below the headings, so that none is lost unnoticed:
/// <c>Answered + Empty + ToPutRight + NotFigures = Read</c>.
/// </summary>
/// <param name="Read">Rows that hold anything at all.</param>
/// <param name="Answered">Rows with an answer that was read.</param>
/// <param name="Empty">Rows of a figure that were left without an answer.</param>
/// <param name="ToPutRight">Rows with a problem; their answers are not taken.</param>
/// <param name="NotFigures">Titles and the like: rows of no figure and without an answer.</param>
public sealed record RowCounts(int Read, int Answered, int Empty, int ToPutRight, int NotFigures)
{
    /// <summary>The same when rules of the return find fault with some of the answers.</summary>
    public RowCounts WithFaults(int answers) => this with { Answered = Answered - answers, ToPutRight = ToPutRight + answers };

    /// <summary>Such as "38 rows were read: 12 answers, 24 left empty, 2 to put right."</summary>
    public string InWords
    {
        get
        {
            string?[] parts =
            [
                Answered == 1 ? "1 answer" : $"{Answered} answers",
                Empty > 0 ? $"{Empty} left empty" : null,
                ToPutRight > 0 ? $"{ToPutRight} to put right" : null,
                NotFigures > 0 ? $"{NotFigures} without a figure, such as titles" : null,
            ];
            return $"{(Read == 1 ? "1 row was" : $"{Read} rows were")} read: {string.Join(", ", parts.Where(p => p is not null))}.";
        }
    }
}
