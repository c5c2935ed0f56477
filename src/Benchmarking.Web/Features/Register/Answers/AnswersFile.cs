using Benchmarking.Web.Platform;

namespace Benchmarking.Web.Features.Register.Answers;

/// <summary>The register's numbers beside the return's, as a file.</summary>
public static class AnswersFile
{
    public static Task<byte[]> OfAsync(AnswersPage page, CancellationToken cancellation) => CsvFile.OfAsync(
        ["period", "part", "input", "label", "unit", "register", "basis", "return", "standing", "register_when_saved"],
        from module in page.Modules
        from line in module.Lines
        select (Action<CsvOutput>)(csv => csv.Text(page.Quarter.ToString()).Text(module.Module).Text(line.Input.Code).Text(line.Input.Label).Text(line.Input.Unit)
            .Add(line, line.Offer?.Value).Text(line.Offer?.Basis).Text(line.Answered).Text(line.StandingWords).Add(line, line.Remembered?.Offered)),
        cancellation);

    /// <summary>A number as a number, or the words for a count that is too small to be told.</summary>
    private static CsvOutput Add(this CsvOutput csv, AnswerLine line, decimal? number) =>
        number is { } known && !line.IsTold(known) ? csv.Text(SmallCount.Hidden) : csv.Number(number);
}
