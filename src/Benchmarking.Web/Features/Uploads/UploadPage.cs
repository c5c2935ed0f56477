using Benchmarking.Engine.Returns;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Returns;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.Uploads;

/// <summary>A file as its author sees it after sending: its problems, or what it would change.</summary>
/// <param name="Locked">Why the return cannot be changed now; null where it can.</param>
public sealed record UploadPage(Upload Upload, ReturnSheet Sheet, string? Locked)
{
    public IReadOnlyList<UploadProblem> Problems { get; } = UploadedAnswers.ProblemsOf(Upload);

    public IReadOnlyList<string> Told { get; } = UploadedAnswers.ToldOf(Upload);

    /// <summary>True when the return was changed after the file was compared with it.</summary>
    public bool IsStale => Upload.ReturnVersion != Sheet.Version;

    public string Url => ReturnUrls.Of(Sheet, $"/uploads/{Upload.Id}");

    public IReadOnlyList<PageLink> Breadcrumbs =>
    [
        new("Returns", "/returns"), new(Sheet.Period.Words, ReturnUrls.Of(Sheet)),
        new("Uploads", ReturnUrls.Of(Sheet, "/uploads")), new("Uploaded file", "", Current: true),
    ];

    /// <summary>Each problem with its box; a number with several problems has one box.</summary>
    public IEnumerable<ProblemRow> Rows
    {
        get
        {
            var boxes = new HashSet<string>();
            return Problems.Select((problem, i) => new ProblemRow(problem, i, problem.Input is null || boxes.Add(problem.Input)));
        }
    }

    /// <summary>What would change, old and new.</summary>
    public IReadOnlyList<UploadChange> Changes => [.. Changed.Select(input => new UploadChange(
        input.Label, ReturnWords.Of(Sheet.AnswerTo(input.Code)) ?? "nothing yet", ReturnWords.Of(Answers[input.Code])!,
        Given[input.Code].IsFormula))];

    public int Unchanged => Answers.Count - Changed.Count;

    /// <summary>Odd figures of the return as it would be.</summary>
    public IReadOnlyList<Finding> Queries => UploadCheck.Queries(Sheet, Answers);

    private Dictionary<string, UploadedAnswer> Given { get; } =
        UploadedAnswers.AnswersOf(Upload).Where(answer => Sheet.Inputs.Any(input => input.Code == answer.Input)).ToDictionary(answer => answer.Input);

    private Dictionary<string, Answer> Answers => Given.ToDictionary(pair => pair.Key, pair => pair.Value.ToAnswer());

    private List<Input> Changed =>
        [.. Sheet.Inputs.Where(input => Given.ContainsKey(input.Code) && Given[input.Code].ToAnswer() != Sheet.AnswerTo(input.Code))];
}

/// <summary>One answer that the file would change.</summary>
public sealed record UploadChange(string Label, string Old, string New, bool IsFormula);

/// <summary>One problem on the page.</summary>
/// <param name="HasBox">True where the value can be mended here; a number's further problems share its box.</param>
public sealed record ProblemRow(UploadProblem Problem, int Index, bool HasBox)
{
    public string Name => $"Corrections[{Problem.Input}]";

    public string Id => Problem.Input is null ? $"leave-out-{Index}" : ErrorSummary.FieldId(Name);
}
