using Benchmarking.Engine.Returns;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.Returns;

/// <summary>The task list of a return: modules and what is left in each.</summary>
public sealed record ReturnPage(SeenReturn Seen)
{
    private readonly IReadOnlyList<Finding> _findings = Seen.Sheet.Findings();

    public ReturnSheet Sheet => Seen.Sheet;

    public string State => ReturnWords.StoredState(Sheet.Return);

    public IReadOnlyList<PageLink> Breadcrumbs => [new("Returns", "/returns"), new(Sheet.Period.Words, "", Current: true)];

    public IEnumerable<ModuleTask> Tasks => Sheet.Modules.Select(TaskOf);

    public int ToFix => _findings.Count(finding => finding.Severity == Severity.Invalid);

    public int Left => _findings.Count(finding => finding.Severity == Severity.Missing);

    /// <summary>Odd figures that want a word before the return is sent.</summary>
    public int ToExplain => Sheet.Unexplained().Count();

    /// <summary>"2 to put right. 3 core answers still to give. 1 odd figure to explain."; null where nothing is left.</summary>
    public string? WhatIsLeft
    {
        get
        {
            string?[] parts =
            [
                ToFix > 0 ? $"{ToFix} to put right." : null,
                Left > 0 ? $"{Left} core {(Left == 1 ? "answer" : "answers")} still to give." : null,
                ToExplain > 0 ? $"{ToExplain} odd {(ToExplain == 1 ? "figure" : "figures")} to explain." : null,
            ];
            var left = string.Join(' ', parts.OfType<string>());
            return left.Length == 0 ? null : left;
        }
    }

    public bool IsNothing => Sheet.Return?.State == ReturnState.NothingToReport;

    /// <summary>Whether "nothing to report" can still be taken back.</summary>
    public bool CanTakeBack(DateTimeOffset now) => ReportFiguresAfterAll.IsPossible(Sheet, now);

    public string Url(string rest = "") => ReturnUrls.Of(Sheet, rest);

    private ModuleTask TaskOf(SheetModule module)
    {
        var url = Url($"/figures/{module.Module.Code}");
        var inputs = module.Inputs.ToDictionary(input => input.Code);
        var answered = inputs.Keys.Count(code => !Sheet.AnswerTo(code).IsBlank);
        var own = _findings.Where(finding => inputs.ContainsKey(finding.Input)).ToList();
        var left = own.Where(finding => finding.Severity != Severity.Query).Select(finding => inputs[finding.Input]).Distinct()
            .Select(input => new PageLink(input.Label, $"{url}#{EditPage.FieldId(input.Code)}"));
        return new ModuleTask(
            module,
            url,
            StatusOf(
                answered,
                inputs.Count,
                own.Count(finding => finding.Severity == Severity.Invalid),
                own.Count(finding => finding.Severity == Severity.Missing)),
            answered == 0 ? [] : [.. left]);
    }

    private static string StatusOf(int answered, int asked, int invalid, int missing) => (answered, invalid, missing) switch
    {
        (_, > 0, _) => invalid == 1 ? "1 to put right" : $"{invalid} to put right",
        (0, _, _) => "Not started",
        (_, _, > 0) => $"{answered} of {asked} answered",
        _ when answered < asked => $"{answered} of {asked} answered, enough",
        _ => "Complete",
    };
}

/// <summary>One line of the task list.</summary>
/// <param name="Left">What is still to be given or put right, once something is answered: each a link to its box.</param>
public sealed record ModuleTask(SheetModule Module, string Url, string Status, IReadOnlyList<PageLink> Left);

public static class ReturnUrls
{
    public static string Of(ReturnSheet sheet, string rest = "") => $"/returns/{sheet.Period.Route}{rest}";
}
