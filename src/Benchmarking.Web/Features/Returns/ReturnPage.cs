using Benchmarking.Engine.Returns;
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

    public string Url(string rest = "") => ReturnUrls.Of(Sheet, rest);

    private ModuleTask TaskOf(SheetModule module)
    {
        var inputs = module.Inputs.Select(input => input.Code).ToHashSet();
        var answered = inputs.Count(code => !Sheet.AnswerTo(code).IsBlank);
        var invalid = _findings.Count(finding => finding.Severity == Severity.Invalid && inputs.Contains(finding.Input));
        var missing = _findings.Count(finding => finding.Severity == Severity.Missing && inputs.Contains(finding.Input));
        return new ModuleTask(module, Url($"/figures/{module.Module.Code}"), StatusOf(answered, inputs.Count, invalid, missing));
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
public sealed record ModuleTask(SheetModule Module, string Url, string Status);

public static class ReturnUrls
{
    public static string Of(ReturnSheet sheet, string rest = "") => $"/returns/{sheet.Period.Route}{rest}";
}
