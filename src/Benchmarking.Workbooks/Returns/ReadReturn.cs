using System.Diagnostics.CodeAnalysis;
using Benchmarking.Engine;

namespace Benchmarking.Workbooks.Returns;

/// <summary>What one row of a filled-in workbook says, and where. All of number, marker and text are null where the row was left empty.</summary>
/// <param name="InputCode">The input.</param>
/// <param name="Number">The number, or null.</param>
/// <param name="Marker">Why there is none, or null.</param>
/// <param name="Text">What was typed into the number's cell as text, untouched; to be read as if typed on a form. Null otherwise.</param>
/// <param name="Note">The note beside it, or null.</param>
/// <param name="IsFromFormula">True where a formula stands in the cell, and the number is the result saved with it.</param>
/// <param name="Sheet">The sheet it stands in.</param>
/// <param name="Cell">The number's cell, such as <c>F12</c>; the reason's where there is only a reason.</param>
public sealed record ReturnAnswer(
    string InputCode, decimal? Number, Marker? Marker, string? Text, string? Note, bool IsFromFormula, string Sheet, string Cell);

/// <summary>What is wrong with one cell of a workbook.</summary>
/// <param name="Sheet">The sheet.</param>
/// <param name="Cell">The cell; empty where a whole row is missing.</param>
/// <param name="InputCode">The input, or null where the row names none.</param>
/// <param name="Code">Stable code, such as <c>number-and-reason</c>.</param>
/// <param name="Message">What is wrong, in one plain sentence.</param>
/// <param name="Cure">What to do, in one plain sentence.</param>
public sealed record CellProblem(string Sheet, string Cell, string? InputCode, string Code, string Message, string Cure);

/// <summary>
/// A filled-in workbook as read: either refused as a whole, or with an answer or a problem for every input.
/// </summary>
/// <param name="Refusal">Why the file as a whole is not this return's workbook; null where it is.</param>
/// <param name="Answers">One for each input whose row is sound, empty rows too, in the sheet's order.</param>
/// <param name="Problems">Every cell that must be put right, all at once.</param>
/// <param name="SheetsNotRead">Names of sheets that are not the template's own, so that the member can be told.</param>
public sealed record ReadReturn(
    Refusal? Refusal,
    IReadOnlyList<ReturnAnswer> Answers,
    IReadOnlyList<CellProblem> Problems,
    IReadOnlyList<string> SheetsNotRead)
{
    /// <summary>True where the file is not this return's workbook at all.</summary>
    [MemberNotNullWhen(true, nameof(Refusal))]
    public bool IsRefused => Refusal is not null;

    internal static ReadReturn Refused(Refusal refusal) => new(refusal, [], [], []);
}
