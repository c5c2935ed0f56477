using System.Text.Json;
using Benchmarking.Web.Platform;
using Benchmarking.Workbooks;

namespace Benchmarking.Web.Features.Register.Imports;

/// <summary>One thing to put right in a file.</summary>
/// <param name="Row">In the file, counted from 1; 0 for the whole file.</param>
/// <param name="Sheet">Empty for a CSV.</param>
/// <param name="Cell">As the member's own program calls it; empty for the whole file.</param>
/// <param name="Column">Its name; empty for the whole file.</param>
public sealed record ImportProblem(int Row, string Sheet, string Cell, string Column, string Message, string Cure);

/// <summary>What is wrong with a file, as it is kept: the first, and how many there are.</summary>
public sealed record ImportProblems(int Count, IReadOnlyList<ImportProblem> First)
{
    /// <summary>More would be read by nobody, and a file made to annoy could have a million.</summary>
    public const int MostKept = 1_000;

    public static ImportProblems Of(IEnumerable<ImportProblem> problems)
    {
        List<ImportProblem> all = [.. problems.OrderBy(problem => problem.Row)];
        return new ImportProblems(all.Count, [.. all.Take(MostKept)]);
    }

    /// <summary>A file of which nothing can be read.</summary>
    public static ImportProblems Of(Refusal refusal) => new(1, [new ImportProblem(0, "", "", "", refusal.Message, refusal.Cure)]);

    public static ImportProblems Read(string json) => json == "[]" ? new ImportProblems(0, []) : JsonSerializer.Deserialize<ImportProblems>(json)!;

    public string ToJson() => Count == 0 ? "[]" : JsonSerializer.Serialize(this);

    /// <summary>To take along to the file.</summary>
    public Task<byte[]> ToCsvAsync(CancellationToken cancellation) => CsvFile.OfAsync(
        ["row", "sheet", "cell", "column", "problem", "how_to_put_it_right"],
        First.Select(problem => (Action<CsvOutput>)(csv => csv.Number(problem.Row == 0 ? null : problem.Row).Text(problem.Sheet)
            .Text(problem.Cell).Text(problem.Column).Text(problem.Message).Text(problem.Cure))),
        cancellation);
}

/// <summary>The problems of a file on a page.</summary>
/// <param name="CsvUrl">Of the same as CSV.</param>
/// <param name="AgainUrl">Where the mended file is sent in.</param>
public sealed record ImportProblemsModel(string FileName, ImportProblems Problems, string CsvUrl, string AgainUrl);
