namespace Benchmarking.Workbooks.Returns.Problems;

/// <summary>What is wrong with a file that was sent in, and what it says: all that goes into the workbook about it.</summary>
/// <param name="Title">Such as "Put these right: return for Q1, April to June 2026".</param>
/// <param name="FileName">The file's name as it is shown.</param>
/// <param name="Problems">All problems, in the order of the page.</param>
/// <param name="Rows">Every figure of the return, in the order of the return.</param>
public sealed record ProblemReport(
    string Title, string FileName, IReadOnlyList<ReportedProblem> Problems, IReadOnlyList<ReportedRow> Rows);

/// <summary>One thing to put right.</summary>
/// <param name="Message">What is wrong, in one plain sentence.</param>
/// <param name="Cure">What to do, in one plain sentence.</param>
/// <param name="Figure">Which number it is about, as shown; empty where none.</param>
/// <param name="Sheet">The sheet of the member's file.</param>
/// <param name="Cell">The cell of the member's file.</param>
/// <param name="InputCode">The number's code; null where none.</param>
public sealed record ReportedProblem(string Message, string Cure, string Figure, string Sheet, string Cell, string? InputCode);

/// <summary>What the file says of one number.</summary>
/// <param name="Code">The number's code.</param>
/// <param name="Label">What is asked.</param>
/// <param name="Unit">What it is counted in.</param>
/// <param name="Number">The number, or null.</param>
/// <param name="Words">What stands there instead of a number: text that is none, or the reason; empty where nothing does.</param>
public sealed record ReportedRow(string Code, string Label, string Unit, decimal? Number, string Words);
