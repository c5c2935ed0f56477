using System.Text.Json.Nodes;
using Benchmarking.Engine.Returns;
using Benchmarking.Web.Features.Returns;

namespace Benchmarking.Web.Features.Api;

/// <summary>What a put did, or what it would do.</summary>
/// <param name="Saved">False of a dry run.</param>
/// <param name="Version">The return's version afterwards; of a dry run the one it has.</param>
/// <param name="Changes">Only the answers that are others than before.</param>
/// <param name="Queries">Odd figures that want a word of explanation when the return is sent.</param>
/// <param name="Missing">Answers that are owed before the return can be sent.</param>
public sealed record PutOutcome(
    string Period,
    bool DryRun,
    bool Saved,
    int Version,
    IReadOnlyList<ApiChange> Changes,
    IReadOnlyList<ApiFinding> Queries,
    IReadOnlyList<ApiFinding> Missing)
{
    public static PutOutcome Of(ReturnSheet before, ReturnSheet then, IReadOnlyDictionary<string, Answer> given, bool dryRun)
    {
        var findings = ApiFinding.Of(then);
        return new(
            before.Period.Route,
            dryRun,
            !dryRun,
            before.Version + (dryRun ? 0 : 1),
            [
                .. from input in before.Inputs
                   where given.ContainsKey(input.Code) && given[input.Code] != before.AnswerTo(input.Code)
                   select new ApiChange(
                       input.Code, input.Label, AnswersJson.Write(before.AnswerTo(input.Code)), AnswersJson.Write(given[input.Code])),
            ],
            [.. findings.Where(finding => finding.Severity == "query")],
            [.. findings.Where(finding => finding.Severity == "missing")]);
    }
}

/// <summary>One answer that is another than before. Both as they are put; null stands for none.</summary>
public sealed record ApiChange(string Input, string Label, JsonNode? Old, JsonNode? New);

/// <summary>What a check says of an answer: the same code and words as on the form and in the workbook.</summary>
/// <param name="Severity"><c>invalid</c>, <c>query</c> or <c>missing</c>.</param>
/// <param name="Reason">Why the check is there; empty where that is plain.</param>
/// <param name="Key">Of a query: under which its explanation is sent.</param>
/// <param name="Explanation">Of a query: the one given so far.</param>
public sealed record ApiFinding(
    string Code, string Severity, string Pointer, string Input, string? Metric, string Detail, string Cure, string Reason, string? Key, string? Explanation)
{
    public static IReadOnlyList<ApiFinding> Of(ReturnSheet sheet) =>
    [
        .. from finding in sheet.Findings()
           let key = finding.Severity == Engine.Returns.Severity.Query ? ReturnSheet.ExplanationKey(finding) : null
           select new ApiFinding(
               finding.Code,
               finding.Severity.ToString().ToLowerInvariant(),
               GivenAnswers.Pointer(finding.Input),
               finding.Input,
               finding.Metric,
               finding.Message,
               finding.Cure,
               finding.Reason,
               key,
               key is null ? null : sheet.Explanations.GetValueOrDefault(key)),
    ];
}
