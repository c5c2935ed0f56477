using System.Globalization;
using Benchmarking.Web.Database.Tables;

namespace Benchmarking.Web.Features.CaseStudies;

/// <summary>The words that case studies are described with, the same wherever they are chosen, shown and searched.</summary>
public static class StudyWords
{
    public const string NotNamed = "A member of the consortium, not named";

    /// <summary>What residents took part in. Stored as it reads.</summary>
    public static IReadOnlyList<string> ActivityTypes { get; } =
    [
        "Scrutiny review", "Panel or forum", "Board or committee", "Mystery shopping or inspection", "Survey or consultation",
        "Co-design or procurement", "Community project", "Training and support", "Event", "Something else",
    ];

    /// <summary>Whom it reached. Stored as it reads.</summary>
    public static IReadOnlyList<string> Groups { get; } =
    [
        "Residents in general", "Young people", "Older people", "Families with children", "Disabled residents",
        "Residents from ethnic minorities", "Residents in supported housing", "Leaseholders and shared owners", "New residents",
        "Residents who had not taken part before",
    ];

    /// <summary>Whose it is, or from which document it is told.</summary>
    public static string Author(string? author, string? source) => (author, source) switch
    {
        (_, { } document) => $"Told from {document}",
        ({ } name, null) => name,
        _ => NotNamed,
    };

    /// <summary>What would have happened without the residents.</summary>
    public static string Words(this CaseStudyAttribution attribution) => attribution switch
    {
        CaseStudyAttribution.WouldNot => "It would not have happened",
        CaseStudyAttribution.Sooner => "It happened sooner",
        CaseStudyAttribution.Better => "It was done better",
        _ => "It would have happened anyway",
    };

    public static string Words(this CaseStudyAudience audience) =>
        audience == CaseStudyAudience.Everyone ? "Everyone" : "Members of the consortium";

    /// <summary>What residents say of the impact, 0 to 3.</summary>
    public static string Impact(int rating) => rating switch
    {
        0 => "0: no difference",
        1 => "1: a small difference",
        2 => "2: a clear difference",
        _ => "3: a large difference",
    };

    /// <summary>What residents say of value for money, 0 to 3.</summary>
    public static string Value(int rating) => rating switch
    {
        0 => "0: not worth what it cost",
        1 => "1: hardly worth what it cost",
        2 => "2: worth what it cost",
        _ => "3: worth far more than it cost",
    };

    /// <summary>"3 members used this"; null where nobody did.</summary>
    public static string? Uses(int uses) => uses switch
    {
        0 => null,
        1 => "1 member used this",
        _ => $"{uses.ToString("N0", CultureInfo.InvariantCulture)} members used this",
    };

    public static string Studies(int count) => count == 1 ? "1 case study" : $"{count.ToString("N0", CultureInfo.InvariantCulture)} case studies";
}
