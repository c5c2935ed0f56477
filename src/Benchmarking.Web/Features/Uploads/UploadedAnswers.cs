using System.Text.Json;
using Benchmarking.Engine;
using Benchmarking.Engine.Returns;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Workbooks.Returns;

namespace Benchmarking.Web.Features.Uploads;

/// <summary>One answer of a file as it waits to be applied.</summary>
/// <param name="Text">What was typed where it is not a number.</param>
/// <param name="Sheet">Where it stands; empty where it was typed on the page.</param>
/// <param name="IsFormula">True where it is the saved result of a formula.</param>
public sealed record UploadedAnswer(
    string Input, decimal? Value, string? Marker, string? Text = null, string Sheet = "", string Cell = "", bool IsFormula = false)
{
    public Answer ToAnswer() => new(
        Value, Codes.MarkerOf(Marker), Text);

    public static UploadedAnswer Of(string input, Answer answer, string sheet, string cell, bool isFormula = false) =>
        new(input, answer.Value, answer.Marker?.Code(), answer.Unreadable, sheet, cell, isFormula);
}

/// <summary>One thing to put right: where, what, how.</summary>
/// <param name="Input">The number it is about; null where the row names none.</param>
/// <param name="Typed">What stands there.</param>
/// <param name="OfRule">True where a rule of the return says so; the others are cells that say nothing sensible at all.</param>
/// <param name="Reason">Why the rule is there; empty for cells.</param>
public sealed record UploadProblem(
    string Sheet, string Cell, string Figure, string Code, string Message, string Cure,
    string? Input = null, string Typed = "", bool OfRule = false, string Reason = "")
{
    /// <summary>The place as a member writes it, and by which a row is left out.</summary>
    public string Place => $"{Sheet}!{Cell}";
}

/// <summary>What an upload's columns hold.</summary>
public static class UploadedAnswers
{
    public static IReadOnlyDictionary<string, Answer> Of(Upload upload) =>
        AnswersOf(upload).ToDictionary(answer => answer.Input, answer => answer.ToAnswer());

    public static List<UploadedAnswer> AnswersOf(Upload upload) => JsonSerializer.Deserialize<List<UploadedAnswer>>(upload.Answers)!;

    public static List<UploadProblem> ProblemsOf(Upload upload) => JsonSerializer.Deserialize<List<UploadProblem>>(upload.Problems)!;

    public static List<string> ToldOf(Upload upload) => JsonSerializer.Deserialize<List<string>>(upload.Told)!;

    /// <summary>What one row of a file answers, read as if it had been typed on the form.</summary>
    public static Answer AnswerOf(Workbooks.Returns.ReturnAnswer row) => row switch
    {
        { Number: { } number } => new Answer(number, null, null),
        { Marker: { } marker } => new Answer(null, marker, null),
        _ => TypedNumber.Parse(row.Text),
    };

    /// <summary>What is typed into a box that mends a cell: a number, or a reason as the workbook spells it.</summary>
    public static Answer Corrected(string? typed) =>
        ReturnReasons.Read(typed) is { } marker ? new Answer(null, marker, null) : TypedNumber.Parse(typed);
}
