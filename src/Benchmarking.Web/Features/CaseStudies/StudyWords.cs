using System.Globalization;
using Benchmarking.Web.Database.Tables;

namespace Benchmarking.Web.Features.CaseStudies;

/// <summary>What is said of a case study everywhere alike.</summary>
public static class StudyWords
{
    public const string NotNamed = "A member of the consortium, not named";

    /// <summary>Whose it is, or from which document it is told.</summary>
    public static string Author(string? author, string? source) => (author, source) switch
    {
        (_, { } document) => $"Told from {document}",
        ({ } name, null) => name,
        _ => NotNamed,
    };

    public static string Attribution(CaseStudyAttribution attribution) => attribution switch
    {
        CaseStudyAttribution.WouldNot => "It would not have happened without residents",
        CaseStudyAttribution.Sooner => "It happened sooner because of residents",
        CaseStudyAttribution.Better => "It happened better because of residents",
        _ => "It would have happened anyway",
    };

    /// <summary>"2 out of 3".</summary>
    public static string Rating(int rating) => $"{rating.ToString(CultureInfo.InvariantCulture)} out of 3";

    /// <summary>"3 members used this"; null where nobody did.</summary>
    public static string? Uses(int uses) => uses switch
    {
        0 => null,
        1 => "1 member used this",
        _ => $"{uses.ToString("N0", CultureInfo.InvariantCulture)} members used this",
    };

    public static string Studies(int count) => count == 1 ? "1 case study" : $"{count.ToString("N0", CultureInfo.InvariantCulture)} case studies";
}
