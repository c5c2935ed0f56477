using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Register.Documents;
using Benchmarking.Web.Shared;
using static Benchmarking.Web.Shared.FirstLetter;

namespace Benchmarking.Web.Features.Register.Assessments;

/// <summary>The own words of an assessment as they are typed. Kept as typed, right or wrong.</summary>
public sealed class AssessmentForm : IVersionedForm
{
    public int Version { get; set; }

    public string? Title { get; set; }

    public string? Introduction { get; set; }

    public string? Did { get; set; }

    public string? Changed { get; set; }

    public string? Say { get; set; }

    public string? Learned { get; set; }

    public string? Next { get; set; }

    public static AssessmentForm Of(RegisterDocument draft)
    {
        var words = DocumentContent.Read<AssessmentContent>(draft.Content).Words;
        return new AssessmentForm
        {
            Version = draft.Version,
            Title = draft.Title,
            Introduction = words.Introduction,
            Did = words.Did,
            Changed = words.Changed,
            Say = words.Say,
            Learned = words.Learned,
            Next = words.Next,
        };
    }

    public AssessmentWords Read(FormReading reading)
    {
        string Words(AssessmentPart part, string? typed) => reading.Text($"{part}", typed, $"“{Lowered(part.Heading())}”");
        return new AssessmentWords(
            Words(AssessmentPart.Introduction, Introduction),
            Words(AssessmentPart.Did, Did),
            Words(AssessmentPart.Changed, Changed),
            Words(AssessmentPart.Say, Say),
            Words(AssessmentPart.Learned, Learned),
            Words(AssessmentPart.Next, Next));
    }

    /// <summary>The boxes of the page, in order.</summary>
    public IEnumerable<(AssessmentPart Part, string? Typed, string Hint)> Boxes =>
    [
        (AssessmentPart.Introduction, Introduction, "What this is about and who it is for."),
        (AssessmentPart.Did, Did, "Above the activities and the ladder."),
        (AssessmentPart.Changed, Changed, "Above recommendations and changes."),
        (AssessmentPart.Say, Say, "In their words, with no name and nothing that tells who said it."),
        (AssessmentPart.Learned, Learned, "What you would do again, and what not."),
        (AssessmentPart.Next, Next, "What residents can expect."),
    ];
}

/// <summary>The page on which the words of a draft are written.</summary>
public sealed record AssessmentPage(RegisterDocument Document, AssessmentForm Form, IReadOnlyList<FormError> Errors)
{
    public string? ErrorOf(string name) => Errors.Of(ErrorSummary.FieldId(name));
}
