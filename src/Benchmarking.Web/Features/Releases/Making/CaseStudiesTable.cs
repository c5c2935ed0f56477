using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Releases.Files;
using Benchmarking.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Releases.Making;

/// <summary>
/// <c>case-studies.csv</c>: what there is to read, not the texts. Only studies that are published to everyone; no author, and
/// no size or kind of one where that would tell who it is.
/// </summary>
public static class CaseStudiesTable
{
    public const string Name = "case-studies";

    private const string Rounding = "as the author gave it";
    private const string Several = "several are separated by semicolons";
    private static readonly SnakeCaseEnum<CaseStudyAttribution> Attributions = new();

    private static readonly ReleaseColumn[] Columns =
    [
        new("study", "Study", "The study’s id, the last part of its address under /case-studies.") { IsKey = true },
        new("title", "Title", "As it was published."),
        new("published_on", "Published on", "The day on which this text of it was published.", ColumnType.Day),
        new("rung", "Rung", "Of the ladder of involvement, 0 to 7.", ColumnType.Whole),
        new("activity_type", "Kind of activity", "What residents took part in."),
        new("groups_reached", "Groups reached", $"Whom it reached; {Several}."),
        new("tags", "Tags", $"Words it is found by; {Several}."),
        new("metrics", "Metrics", $"Codes of the metrics it is about; {Several}."),
        new("cost", "Cost", "What it cost.", ColumnType.Number) { Unit = "pounds", Rounding = Rounding },
        new("hours", "Hours", "Hours of residents and staff.", ColumnType.Number) { Unit = "hours", Rounding = Rounding },
        new("participants", "Participants", "How many residents took part.", ColumnType.Whole) { Unit = "people", Rounding = Rounding },
        new("people_affected", "People affected", "For how many something changed.", ColumnType.Whole) { Unit = "people", Rounding = Rounding },
        new("attribution", "Attribution", "What residents changed in it.")
        {
            Symbols = "would_not: without them it would not have happened; sooner: it came sooner; better: it came out better; anyway: it would have happened in the same way",
        },
        new("impact_rating", "Impact", "As residents judge it, 0 to 3.", ColumnType.Whole),
        new("value_rating", "Value for money", "As residents judge it, 0 to 3.", ColumnType.Whole),
        new("size_band", "Size", "The author’s size band; empty where the author is anonymous."),
        new("organisation_type", "Type", "The author’s type; empty likewise."),
        new("source", "Source", "The document that it is told from; empty for members’ own."),
    ];

    public static async Task<ReleaseTable> ReadAsync(BenchmarkingDb db, CancellationToken cancellation)
    {
        // Column by column: the engine's login may read no text, and who the author is least of all.
        var studies = await db.CaseStudyRevisions.AsNoTracking()
            .Where(row => row.State == RevisionState.Published && row.Audience == CaseStudyAudience.Everyone)
            .Select(row => new
            {
                row.Study,
                row.Title,
                row.PublishedAt,
                row.Rung,
                row.ActivityType,
                row.GroupsReached,
                row.Tags,
                row.Metrics,
                row.Cost,
                row.Hours,
                row.Participants,
                row.PeopleAffected,
                row.Attribution,
                row.ImpactRating,
                row.ValueRating,
                row.SizeBand,
                row.OrganisationType,
                row.Source,
            })
            .ToListAsync(cancellation);
        return new ReleaseTable(
            Name,
            "Case studies",
            "The case studies that are published to everyone: what each is about, what it cost and whom it reached. The texts are on the site.",
            Columns,
            [
                .. studies.OrderBy(row => row.PublishedAt).ThenBy(row => row.Study).Select(row => new object?[]
                {
                    $"{row.Study}", row.Title, row.PublishedAt is { } at ? LondonTime.DateOf(at) : null, row.Rung, row.ActivityType, Joined(row.GroupsReached),
                    Joined(row.Tags), Joined(row.Metrics), row.Cost, row.Hours, row.Participants, row.PeopleAffected,
                    row.Attribution is { } attribution ? (string)Attributions.ConvertToProvider(attribution)! : null, row.ImpactRating, row.ValueRating,
                    row.SizeBand, row.OrganisationType, row.Source,
                }),
            ]);
    }

    private static string Joined(string[] words) => string.Join("; ", words);
}
