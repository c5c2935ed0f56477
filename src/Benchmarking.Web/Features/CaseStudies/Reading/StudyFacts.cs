using System.Globalization;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.CaseStudies.Reading;

/// <summary>The short facts of a study, those that it gives.</summary>
public static class StudyFacts
{
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    public static IReadOnlyList<KeyFact> Of(CaseStudyRevision study) =>
    [
        .. new (string Label, string? Text)[]
        {
            ("Kind of activity", study.ActivityType),
            ("Groups reached", string.Join(", ", study.GroupsReached)),
            ("Residents who took part", study.Participants?.ToString("N0", Plain)),
            ("People affected", study.PeopleAffected?.ToString("N0", Plain)),
            ("Cost", study.Cost is { } cost ? "£" + cost.ToString(cost == Math.Truncate(cost) ? "N0" : "N2", Plain) : null),
            ("Hours given", study.Hours?.ToString("#,0.##", Plain)),
            ("Because of residents?", study.Attribution is { } attribution ? StudyWords.Words(attribution) : null),
            ("Impact, as residents rate it", study.ImpactRating is { } impact ? StudyWords.Rating(impact) : null),
            ("Value for money, as residents rate it", study.ValueRating is { } value ? StudyWords.Rating(value) : null),
        }.Where(fact => !string.IsNullOrEmpty(fact.Text)).Select(fact => new KeyFact(fact.Label, fact.Text!)),
    ];

    /// <summary>"340 kB", "1.2 MB".</summary>
    public static string Size(int bytes) => bytes < 1_000_000
        ? $"{Math.Max(1, bytes / 1000).ToString(Plain)} kB"
        : $"{(bytes / 1_000_000m).ToString("0.0", Plain)} MB";
}
