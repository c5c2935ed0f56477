using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;

namespace Benchmarking.Web.Tests.Features.Benchmarks;

/// <summary>What the members signed off. Numbers that appear nowhere else, so that a page can be searched for them.</summary>
internal static class SignedOff
{
    public const decimal AlderListened = 71.37m;
    public const decimal AlderReplaced = 13.13m;
    public const decimal BirchListened = 88.88m;

    public static async Task AddAsync(BenchmarkingDb db, PublishedConsortium consortium, CancellationToken cancellation)
    {
        var collections = db.Collections.Local.ToDictionary(collection => collection.Period);
        Task SignAsync(Organisation by, string period, int revision, params (string Metric, decimal? Value, string? Marker)[] figures) =>
            AddAsync(db, by, collections[period], revision, figures, cancellation);

        await SignAsync(consortium.Alder, PublishedConsortium.Oldest, 1, ("listened", 60, null), ("cost", 9.5m, null));
        await SignAsync(consortium.Alder, "2025-Q3", 1, ("listened", 65, null));
        await SignAsync(consortium.Alder, PublishedConsortium.Latest, 1, ("listened", AlderReplaced, null));
        await SignAsync(consortium.Alder, PublishedConsortium.Latest, 2,
            ("listened", AlderListened, null), ("cost", null, "x"), ("below-standard", 0.04m, null));
        await SignAsync(consortium.Birch, PublishedConsortium.Latest, 1, ("listened", BirchListened, null), ("cost", 14.2m, null));
        await SignAsync(consortium.Damson, PublishedConsortium.Latest, 1);
        db.Targets.Add(new Target { OrganisationId = consortium.Birch.Id, MetricCode = "listened", Kind = TargetKind.Number, Value = 95 });
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Signs a return off; without figures there was nothing to report.</summary>
    private static async Task AddAsync(
        BenchmarkingDb db,
        Organisation by,
        Collection collection,
        int revision,
        (string Metric, decimal? Value, string? Marker)[] figures,
        CancellationToken cancellation)
    {
        var own = db.Returns.Local.SingleOrDefault(row => row.OrganisationId == by.Id && row.CollectionId == collection.Id)
            ?? db.Returns.Add(new Return { OrganisationId = by.Id, CollectionId = collection.Id, StartedAt = collection.OpensAt }).Entity;
        (own.State, own.Revision) = (figures.Length == 0 ? ReturnState.NothingToReport : ReturnState.SignedOff, revision);
        await db.SaveChangesAsync(cancellation);
        db.SignedReturns.Add(new SignedReturn
        {
            OrganisationId = by.Id,
            ReturnId = own.Id,
            Revision = revision,
            CollectionId = collection.Id,
            NothingToReport = figures.Length == 0,
            SignedAt = own.StartedAt.AddDays(revision),
        });
        await db.SaveChangesAsync(cancellation);
        db.SignedFigures.AddRange(figures.Select(figure => new SignedFigure
        {
            OrganisationId = by.Id,
            ReturnId = own.Id,
            Revision = revision,
            MetricCode = figure.Metric,
            MetricVersion = 1,
            Value = figure.Value,
            Numerator = figure.Value,
            Denominator = figure.Value is null ? null : 812,
            Marker = figure.Marker,
        }));
        await db.SaveChangesAsync(cancellation);
    }
}
