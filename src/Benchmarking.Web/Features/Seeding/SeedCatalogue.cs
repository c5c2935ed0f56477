using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Seeding;

/// <summary>
/// Brings what <c>seed-data/</c> says into the catalogue at start: adds what is missing, changes nothing that is
/// there. A definition that differs is told to the log, for a version once in use never changes.
/// </summary>
public static partial class SeedCatalogue
{
    /// <param name="ownerConnectionString">The login of the migrations; null where its keeper keeps it from the site.</param>
    public static async Task RunAsync(string? ownerConnectionString, ILogger log, CancellationToken cancellation = default)
    {
        if (string.IsNullOrEmpty(ownerConnectionString))
        {
            NoOwner(log);
            return;
        }

        await using var owner = await OwnerTransaction.OpenAsync(ownerConnectionString, cancellation);
        var db = owner.Db;
        var added = await AddMissingAsync(db, SeedRows.Modules(), row => row.Code, cancellation)
            + await AddMissingAsync(db, SeedRows.Inputs(), row => row.Code, cancellation)
            + await AddMissingAsync(db, SeedRows.Rungs(), row => row.Rung, cancellation)
            + await AddMissingAsync(db, SeedRows.PeerGroups(), row => row.Code, cancellation)
            + await AddMissingAsync(db, SeedRows.Metrics(), row => row.Code, cancellation)
            + await AddMissingAsync(db, SeedRows.FirstVersions(), row => (row.MetricCode, row.Version), cancellation)
            + await AddMissingAsync(db, SeedRows.FirstRules(), row => (row.MetricCode, row.MetricVersion, row.Position), cancellation)
            + await AddMissingAsync(db, SeedRows.Aliases(), row => (row.Framework, row.Code, row.MetricCode), cancellation)
            + await SeedStudies.AddMissingAsync(db, cancellation);
        await GiveRadiiAsync(db, cancellation);
        await GiveReasonsAsync(db, cancellation);
        await TellDifferencesAsync(db, log, cancellation);
        await owner.CommitAsync(cancellation);
        if (added > 0)
            Seeded(log, added);
    }

    /// <summary>Saved at once, because the rows that follow refer to these.</summary>
    private static Task<int> AddMissingAsync<TRow, TKey>(
        BenchmarkingDb db, List<TRow> wanted, Func<TRow, TKey> key, CancellationToken cancellation)
        where TRow : class
    {
        var present = db.Set<TRow>().AsNoTracking().Select(key).ToHashSet();
        db.AddRange(wanted.Where(row => !present.Contains(key(row))));
        return db.SaveChangesAsync(cancellation);
    }

    /// <summary>Versions from before there were radii get theirs. One that has a radius keeps it.</summary>
    private static async Task GiveRadiiAsync(BenchmarkingDb db, CancellationToken cancellation)
    {
        var seeds = SeedRows.FirstVersions().ToDictionary(row => row.MetricCode);
        foreach (var version in await db.MetricVersions.Where(row => row.Tau == "").ToListAsync(cancellation))
        {
            if (seeds.TryGetValue(version.MetricCode, out var seed))
                (version.Tau, version.Sticky) = (seed.Tau, seed.Sticky);
        }

        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Versions from before bands said why they are there get the reasons. They change no definition.</summary>
    private static async Task GiveReasonsAsync(BenchmarkingDb db, CancellationToken cancellation)
    {
        var seeds = SeedRows.FirstVersions().ToDictionary(row => row.MetricCode);
        var without = await db.MetricVersions
            .Where(row => row.Version == 1 && row.MadeBy == null && row.PlausibleReason == "" && row.PossibleReason == "")
            .ToListAsync(cancellation);
        foreach (var version in without)
        {
            if (seeds.TryGetValue(version.MetricCode, out var seed))
                (version.PlausibleReason, version.PossibleReason) = (seed.PlausibleReason, seed.PossibleReason);
        }

        await db.SaveChangesAsync(cancellation);
    }

    private static async Task TellDifferencesAsync(BenchmarkingDb db, ILogger log, CancellationToken cancellation)
    {
        var columns = db.Model.FindEntityType(typeof(MetricVersion))!.GetProperties().Select(column => column.PropertyInfo!)
            .Where(column => column.Name is not (nameof(MetricVersion.MadeAt) or nameof(MetricVersion.MadeBy))).ToList();
        var kept = await db.Set<MetricVersion>().AsNoTracking().Where(row => row.Version == 1)
            .ToDictionaryAsync(row => row.MetricCode, cancellation);
        foreach (var wanted in SeedRows.FirstVersions())
        {
            var different = columns
                .Where(column => !Equals(column.GetValue(wanted), column.GetValue(kept[wanted.MetricCode])))
                .Select(column => SnakeCase.Of(column.Name))
                .ToList();
            if (different.Count > 0)
                Differs(log, wanted.MetricCode, string.Join(", ", different));
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Added {Rows} rows of seed data to the catalogue")]
    private static partial void Seeded(ILogger log, int rows);

    [LoggerMessage(Level = LogLevel.Warning, Message =
        "The seed data defines {Metric} otherwise than version 1 in the catalogue ({Columns}). Versions never change, so the catalogue's stands; make a new version to change it")]
    private static partial void Differs(ILogger log, string metric, string columns);

    [LoggerMessage(Level = LogLevel.Information, Message =
        "No ConnectionStrings__Owner is given, so seed data is not looked at: the catalogue stays as it is")]
    private static partial void NoOwner(ILogger log);
}
