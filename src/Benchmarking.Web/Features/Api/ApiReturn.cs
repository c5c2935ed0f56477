using System.Text.Json.Nodes;
using Benchmarking.Engine;
using Benchmarking.Engine.Returns;
using Benchmarking.Web.Features.Returns;

namespace Benchmarking.Web.Features.Api;

/// <summary>The organisation's own return as it stands. Its version is the ETag too.</summary>
/// <param name="State"><c>not_started</c>, <c>in_progress</c>, <c>sent</c>, <c>signed_off</c>, <c>reopened</c> or <c>nothing_to_report</c>.</param>
/// <param name="Version">0 before the first save; goes up by one with each change.</param>
/// <param name="Locked">Why it cannot be changed now; null where it can.</param>
/// <param name="Reference">To quote when asking about it, once it was sent.</param>
/// <param name="Answers">Every number that is asked for, as it would be put; null where it is not answered.</param>
/// <param name="Figures">What is made of the answers.</param>
public sealed record ApiReturn(
    string Period,
    string State,
    int Version,
    string? Locked,
    string? Reference,
    string? SentBackComment,
    Answers Answers,
    IReadOnlyList<ApiFigure> Figures,
    IReadOnlyList<ApiFinding> Findings)
{
    public static ApiReturn Of(SeenReturn seen) => new(
        seen.Sheet.Period.Route,
        ReturnWords.StoredState(seen.Sheet.Return),
        seen.Sheet.Version,
        seen.Locked,
        seen.Sheet.Return?.Reference,
        seen.Sheet.Return?.SentBackComment,
        Answers.Of(seen.Sheet.Inputs.Select(input => (input.Code, seen.Sheet.AnswerTo(input.Code)))),
        [.. seen.Sheet.Figures.Select(figure => ApiFigure.Of(seen.Sheet, figure))],
        ApiFinding.Of(seen.Sheet));
}

/// <summary>Answers by input code: a number, a text, a reason why there is none, or null.</summary>
public sealed class Answers : Dictionary<string, JsonNode?>
{
    public static Answers Of(IEnumerable<(string Input, Answer Answer)> answers)
    {
        var written = new Answers();
        foreach (var (input, answer) in answers)
            written[input] = AnswersJson.Write(answer);
        return written;
    }
}

/// <summary>A figure made of answers.</summary>
/// <param name="Value">Unrounded; null while it cannot be worked out.</param>
/// <param name="Shown">As people read it; null while there is nothing to read.</param>
/// <param name="Marker">Why there is no value, where that is known.</param>
public sealed record ApiFigure(string Metric, int Version, string Name, decimal? Value, string? Shown, string? Marker)
{
    public static ApiFigure Of(ReturnSheet sheet, SheetFigure figure)
    {
        var (value, _, _, marker) = sheet.FigureOf(figure);
        return new(
            figure.Metric.MetricCode, figure.Metric.Version, figure.Metric.Metric.Name, value,
            ReturnWords.Of(figure, value, marker), marker?.Code());
    }
}
