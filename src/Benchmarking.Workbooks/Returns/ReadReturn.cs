using System.Diagnostics.CodeAnalysis;
using Benchmarking.Engine;

namespace Benchmarking.Workbooks.Returns;

/// <summary>What one row of a filled-in file says, and where. All of number, marker and text are null where the row was left empty.</summary>
/// <param name="InputCode">The input.</param>
/// <param name="Number">The number, or null.</param>
/// <param name="Marker">Why there is none, or null.</param>
/// <param name="Text">What was typed into the number's cell as text, untouched; to be read as if typed on a form. Null otherwise.</param>
/// <param name="Note">The note beside it, or null.</param>
/// <param name="IsFromFormula">True where a formula stands in the cell, and the number is the result saved with it.</param>
/// <param name="Sheet">The sheet it stands in; empty for a CSV.</param>
/// <param name="Cell">The number's cell, such as <c>F12</c>; the reason's where there is only a reason.</param>
public sealed record ReturnAnswer(
    string InputCode, decimal? Number, Marker? Marker, string? Text, string? Note, bool IsFromFormula, string Sheet, string Cell)
{
    /// <summary>False where the row was left empty.</summary>
    public bool IsAnswered => Number is not null || Marker is not null || Text is not null;
}

/// <summary>What is wrong with one cell of a file.</summary>
/// <param name="Sheet">The sheet; empty for a CSV.</param>
/// <param name="Cell">The cell; empty where a whole row is missing.</param>
/// <param name="InputCode">The input, or null where the row names none.</param>
/// <param name="Code">Stable code, such as <c>number-and-reason</c>.</param>
/// <param name="Message">What is wrong, in one plain sentence.</param>
/// <param name="Cure">What to do, in one plain sentence.</param>
/// <param name="Typed">What stands in the cell, cut where it is long; empty where nothing can be shown.</param>
public sealed record CellProblem(
    string Sheet, string Cell, string? InputCode, string Code, string Message, string Cure, string Typed = "");

/// <summary>
/// A filled-in file as read: either refused as a whole, or with an answer or a problem for every input.
/// </summary>
/// <param name="Refusal">Why the file as a whole is not this return's; null where it is.</param>
/// <param name="Answers">One for each input whose row is sound, empty rows too, in the file's order.</param>
/// <param name="Problems">Every cell that must be put right, all at once.</param>
/// <param name="Rows">What became of each row.</param>
/// <param name="Told">What the member should know of how it was read: plain sentences.</param>
public sealed record ReadReturn(
    Refusal? Refusal,
    IReadOnlyList<ReturnAnswer> Answers,
    IReadOnlyList<CellProblem> Problems,
    RowCounts Rows,
    IReadOnlyList<string> Told)
{
    /// <summary>True where the file is not this return's at all.</summary>
    [MemberNotNullWhen(true, nameof(Refusal))]
    public bool IsRefused => Refusal is not null;

    internal static ReadReturn Refused(Refusal refusal) => new(refusal, [], [], new RowCounts(0, 0, 0, 0, 0), []);

    /// <summary>All that was met, with the sentences that go with it.</summary>
    internal static ReadReturn Of(FiguresReader rows, IEnumerable<string> notes) =>
        new(null, rows.Answers, rows.AllProblems(), rows.Counts, [.. Sentences(rows), .. notes]);

    private static IEnumerable<string> Sentences(FiguresReader rows)
    {
        var formulas = rows.Answers.Count(a => a.IsFromFormula);
        if (formulas > 0)
            yield return formulas == 1 ? "1 cell is a formula; its saved result was read." : $"{formulas} cells are formulas; their saved results were read.";
        if (rows.Hidden.Count > 0)
            yield return $"{(rows.Hidden.Count == 1 ? "1 answer stands" : $"{rows.Hidden.Count} answers stand")} in a hidden row or column and {(rows.Hidden.Count == 1 ? "was" : "were")} read too: {Few(rows.Hidden)}.";
        var notes = rows.Answers.Count(a => a.Note is not null);
        if (notes > 0)
            yield return $"{(notes == 1 ? "1 note stays" : $"{notes} notes stay")} in your file: notes are not part of the return.";
    }

    private static string Few(List<string> places) =>
        places.Count <= 5 ? string.Join(", ", places) : $"{string.Join(", ", places.Take(5))} and {places.Count - 5} more";
}
