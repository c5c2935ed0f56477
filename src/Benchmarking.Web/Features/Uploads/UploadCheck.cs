using Benchmarking.Engine;
using Benchmarking.Engine.Returns;
using Benchmarking.Web.Features.Returns;
using Benchmarking.Workbooks.Returns;

namespace Benchmarking.Web.Features.Uploads;

/// <summary>Checks what a file answers by the same rules as the form.</summary>
public static class UploadCheck
{
    /// <summary>The problems of the cells themselves, as the page tells them.</summary>
    public static IEnumerable<UploadProblem> OfCells(ReturnSheet sheet, ReadReturn read) =>
        read.Problems.Select(problem => new UploadProblem(
            problem.Sheet, problem.Cell, Label(sheet, problem.InputCode), problem.Code, problem.Message, problem.Cure,
            problem.InputCode, problem.Typed));

    /// <summary>
    /// What the rules say of the return as it would be. A problem the return has already is none of the file's, unless
    /// the file answers that number.
    /// </summary>
    public static IEnumerable<UploadProblem> OfRules(ReturnSheet sheet, IReadOnlyList<UploadedAnswer> answers)
    {
        var given = answers.ToDictionary(answer => answer.Input);
        var merged = sheet.With(given.ToDictionary(pair => pair.Key, pair => pair.Value.ToAnswer()));
        var before = Invalid(sheet).Select(finding => (finding.Input, finding.Code)).ToHashSet();
        return
            from finding in Invalid(merged)
            let answer = given.GetValueOrDefault(finding.Input)
            where answer is not null || !before.Contains((finding.Input, finding.Code))
            select new UploadProblem(
                answer?.Sheet ?? "", answer?.Cell ?? "", Label(sheet, finding.Input), finding.Code, finding.Message, finding.Cure,
                finding.Input, Typed(merged.AnswerTo(finding.Input)), OfRule: true, finding.Reason);
    }

    /// <summary>Odd figures of the return as it would be that concern what the file answers.</summary>
    public static IReadOnlyList<Finding> Queries(ReturnSheet sheet, IReadOnlyDictionary<string, Answer> answers) =>
        [.. sheet.With(answers).Findings().Where(finding => finding.Severity == Severity.Query && answers.ContainsKey(finding.Input))];

    private static string Typed(Answer answer) =>
        answer.Value is { } value ? FigureText.Plain(value) : ReturnWords.Of(answer) ?? "";

    private static string Label(ReturnSheet sheet, string? input) =>
        input is null ? "" : sheet.Inputs.Single(own => own.Code == input).Label;

    private static IEnumerable<Finding> Invalid(ReturnSheet sheet) =>
        sheet.Findings().Where(finding => finding.Severity == Severity.Invalid);
}
