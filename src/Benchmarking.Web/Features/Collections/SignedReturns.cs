using Benchmarking.Engine;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Collections;

/// <summary>
/// What members signed off for one collection, as the engine wants it: the latest revision of each return, and peer
/// groups from what is known of the members. Members who had left when the collection fell due are in neither, so that
/// leaving between the provisional and the final publication moves no figure.
/// </summary>
/// <param name="Returns">How many members' figures there are.</param>
/// <param name="NothingToReport">How many members said that they have nothing to report.</param>
public sealed record SignedReturns(
    int Returns, int NothingToReport, IReadOnlyList<Observation> Observations, IReadOnlyList<PeerGroup> Groups, IReadOnlyList<PeerGroupRow> Names)
{
    /// <summary>Who belongs together.</summary>
    public InterestGroups InterestGroups { get; private init; } = InterestGroups.None;

    private IReadOnlyList<SignedReturn> Counted { get; init; } = [];

    /// <summary>Which revision of each member's return stands in a publication.</summary>
    public IEnumerable<PublicationReturn> OnRecord(PublicationId publication) => Counted.Select(signed => new PublicationReturn
    {
        OrganisationId = signed.OrganisationId,
        PublicationId = publication,
        ReturnId = signed.ReturnId,
        Revision = signed.Revision,
    });

    /// <summary>Reads them; only the engine may.</summary>
    /// <param name="tried">A peer group that is only asked for, to be counted with those that are live; null for none.</param>
    public static async Task<SignedReturns> ReadAsync(
        BenchmarkingDb db, Collection collection, CancellationToken cancellation, Guid? tried = null)
    {
        var members = await db.Organisations.AsNoTracking()
            .Where(own => own.LeftAt == null || own.LeftAt > collection.DueAt)
            .Select(own => new Attributes(own.Id, own.Region, own.SizeBand, own.Type, own.InterestGroup)).ToListAsync(cancellation);
        var names = await db.PeerGroups.AsNoTracking().Where(row => row.State == PeerGroupState.Live || row.Id == tried)
            .OrderBy(row => row.Position).ToListAsync(cancellation);
        var latest = db.SignedReturns.Where(signed => signed.CollectionId == collection.Id
            && !db.SignedReturns.Any(later => later.OrganisationId == signed.OrganisationId
                && later.ReturnId == signed.ReturnId && later.Revision > signed.Revision));
        var returns = await latest.AsNoTracking().ToListAsync(cancellation);
        var figures = await (
                from signed in latest
                join figure in db.SignedFigures
                    on new { signed.OrganisationId, signed.ReturnId, signed.Revision }
                    equals new { figure.OrganisationId, figure.ReturnId, figure.Revision }
                select figure)
            .AsNoTracking().ToListAsync(cancellation);

        var known = members.Select(own => own.Id).ToHashSet();
        var asked = collection.Metrics.Select(metric => metric.MetricCode).ToHashSet(StringComparer.Ordinal);
        var counted = returns.Where(signed => known.Contains(signed.OrganisationId)).ToList();
        return new SignedReturns(
            counted.Count(signed => !signed.NothingToReport),
            counted.Count(signed => signed.NothingToReport),
            [.. figures.Where(figure => known.Contains(figure.OrganisationId) && asked.Contains(figure.MetricCode))
                .Select(figure => Observed(figure, collection.Period))],
            [.. names.Where(row => row.Code != PeerGroup.All).Select(row => Group(row, members))],
            names)
        {
            InterestGroups = new InterestGroups(members.Where(own => own.InterestGroup is not null)
                .ToDictionary(own => Key(own.Id), own => $"group {own.InterestGroup}", StringComparer.Ordinal)),
            Counted = counted,
        };
    }

    internal static Observation Observed(SignedFigure figure, string period)
    {
        Marker? marker = null;
        if (figure.Marker is { } letter && !Codes.TryRead(letter, out marker))
            throw new InvalidOperationException($"A signed figure of {figure.MetricCode} has the marker {letter}.");
        return new Observation(
            Key(figure.OrganisationId), period, figure.MetricCode, figure.Value, figure.Numerator, figure.Denominator, marker);
    }

    private static PeerGroup Group(PeerGroupRow row, IEnumerable<Attributes> members) => new(
        row.Code,
        row.Dimension,
        members.Where(own => row.Holds(own.Id, own.Region, own.SizeBand, own.Type)).Select(own => Key(own.Id)).ToHashSet(StringComparer.Ordinal));

    /// <summary>The engine sees a key, never a name.</summary>
    private static string Key(OrganisationId organisation) => organisation.ToString();

    /// <summary>All that the engine's role may read of a member: no name.</summary>
    private sealed record Attributes(OrganisationId Id, string Region, string SizeBand, string Type, string? InterestGroup);
}
