using Benchmarking.Engine.Microdata;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Releases.Making;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.Releases.Deciding;

/// <summary>What a filled form asks for, or everything that is wrong with it.</summary>
/// <param name="Release">Null where something is wrong.</param>
public sealed record ReleaseDraft(Release? Release, IReadOnlyList<FormError> Errors)
{
    public const int LongestTitle = 200;

    private static readonly SnakeCaseEnum<ReleaseRecords> Kinds = new();

    /// <param name="publications">All that there are.</param>
    /// <param name="metrics">Codes of the metrics that records may hold.</param>
    public static ReleaseDraft Of(ReleaseForm form, IReadOnlyList<Publication> publications, IReadOnlySet<string> metrics)
    {
        var errors = new List<FormError>();
        var (title, summary) = (form.Title?.Trim() ?? "", form.Summary?.ReplaceLineEndings("\n").Trim() ?? "");
        if (title.Length == 0)
            errors.Add(new("Title", "Give the release a title"));
        else if (title.Length > LongestTitle)
            errors.Add(new("Title", $"The title is at most {LongestTitle} characters long; this one has {title.Length}"));
        if (summary.Length == 0)
            errors.Add(new("Summary", "Say in a few sentences what it is, for somebody who has never heard of it"));

        var chosen = publications.Where(row => form.Publications.Contains(row.Number)).ToList();
        if (chosen.Count == 0)
            errors.Add(new("Publications", "Tick at least one publication: the release is made from them"));
        if (KindOf(form.Records) is not { } records)
            errors.Add(new("Records", "Choose whether it holds records or profiles"));
        else if (records != ReleaseRecords.None)
            errors.AddRange(OfRecords(form, records, chosen, metrics));
        if (form.Access is not (ReleaseForm.ToAnybody or ReleaseForm.ToRegistered))
            errors.Add(new("Access", "Choose who may download it"));
        if (Licence.Find(form.Licence) is not { } licence)
            errors.Add(new("Licence", "Choose a licence"));
        else if (licence == Licence.Restricted && form.Access == ReleaseForm.ToAnybody)
            errors.Add(new("Licence", "The research terms bind people who registered. Choose another licence, or give it to people who are registered"));
        if (errors.Count > 0)
            return new(null, errors);

        return new(
            new Release
            {
                Title = title,
                Summary = summary,
                Licence = form.Licence!,
                Open = form.Access == ReleaseForm.ToAnybody,
                Publications = [.. chosen.Select(row => row.Number).Order()],
                Records = KindOf(form.Records)!.Value,
                RecordMetrics = KindOf(form.Records) == ReleaseRecords.None ? [] : [.. form.RecordMetrics.Where(metrics.Contains)],
                CaseStudies = form.CaseStudies,
                State = ReleaseState.Building,
            },
            []);
    }

    public static ReleaseRecords? KindOf(string? typed) =>
        Enum.GetValues<ReleaseRecords>().Cast<ReleaseRecords?>().FirstOrDefault(kind => (string)Kinds.ConvertToProvider(kind)! == typed);

    public static string Stored(ReleaseRecords kind) => (string)Kinds.ConvertToProvider(kind)!;

    private static IEnumerable<FormError> OfRecords(
        ReleaseForm form, ReleaseRecords records, List<Publication> chosen, IReadOnlySet<string> metrics)
    {
        if (chosen.Count > 0 && chosen.TrueForAll(row => row.CollectionId is null))
            yield return new("Publications", "Records and profiles are made from members’ returns: tick a publication of a quarter too");
        if (form.RecordMetrics.Count(metrics.Contains) > ExtractRules.Standard.MostMetrics)
            yield return new("RecordMetrics", $"Records and profiles hold at most {ExtractRules.Standard.MostMetrics} figures; {form.RecordMetrics.Count} are ticked");
        if (records == ReleaseRecords.Records && form.Access == ReleaseForm.ToAnybody)
            yield return new("Access", "Records are given only to people who registered and named their research");
    }
}
