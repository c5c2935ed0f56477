using Benchmarking.Engine;
using Benchmarking.Workbooks.Returns;
using Benchmarking.Workbooks.Returns.Problems;

namespace Benchmarking.Web.Features.Uploads;

/// <summary>The problems of an upload as a workbook to take along: made of what the page shows, never of the file itself.</summary>
public static class ProblemFiles
{
    public static void Write(UploadPage page, Stream output) => ProblemWorkbook.Write(ReportOf(page), output);

    private static ProblemReport ReportOf(UploadPage page)
    {
        var answers = UploadedAnswers.Of(page.Upload);
        var typed = page.Problems.Where(problem => problem.Input is not null)
            .GroupBy(problem => problem.Input!).ToDictionary(group => group.Key, group => group.First().Typed);
        return new ProblemReport(
            $"To put right: return for {page.Sheet.Period.Words}",
            page.Upload.FileName,
            [.. page.Problems.Select(problem => new ReportedProblem(
                problem.Message, problem.Cure, problem.Figure, problem.Sheet, problem.Cell, problem.Input))],
            [.. page.Sheet.Inputs.Select(input =>
            {
                var answer = answers.GetValueOrDefault(input.Code, Benchmarking.Engine.Returns.Answer.Blank);
                var words = answer.IsBlank ? typed.GetValueOrDefault(input.Code, "") : answer.Unreadable ?? MarkerWords(answer.Marker);
                return new ReportedRow(input.Code, input.Label, input.Unit, answer.Value, words);
            })]);
    }

    private static string MarkerWords(Marker? marker) => marker is { } known ? ReturnReasons.Words(known) : "";
}
