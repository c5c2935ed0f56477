using Benchmarking.Engine;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Metrics;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Catalogue;

/// <summary>What a new version of a metric starts from and may choose among.</summary>
/// <param name="Newest">The version it follows, with its rules.</param>
/// <param name="Periods">
/// Quarters from which it may hold: after the newest version's first, and after every collection that asks for the metric
/// already, because a planned collection keeps the versions it was planned with.
/// </param>
/// <param name="Inputs">Numbers that may be compared: those that returns ask for.</param>
public sealed record NewVersionChoice(MetricVersion Newest, IReadOnlyList<Period> Periods, IReadOnlyList<Input> Inputs)
{
    private const int QuartersAhead = 8;

    public IReadOnlySet<string> InputCodes { get; } = Inputs.Select(input => input.Code).ToHashSet(StringComparer.Ordinal);

    public string Label(string input) => Inputs.Single(own => own.Code == input).Label;

    /// <summary>The proposed quarter: the first of a financial year, where there is one.</summary>
    public Period Proposed => Periods.FirstOrDefault(period => period.Quarter == 1) ?? Periods[0];

    /// <summary>Null where there is no such metric.</summary>
    public static async Task<NewVersionChoice?> FindAsync(
        BenchmarkingDb db, string code, TimeProvider clock, CancellationToken cancellation)
    {
        var newest = await db.MetricVersions.AsNoTracking().Include(version => version.Metric).Include(version => version.Rules)
            .Where(version => version.MetricCode == code).OrderByDescending(version => version.Version)
            .FirstOrDefaultAsync(cancellation);
        if (newest is null)
            return null;

        var used = await db.Collections
            .Where(collection => collection.Metrics.Any(metric => metric.MetricCode == code))
            .MaxAsync(collection => (string?)collection.Period, cancellation);
        var inputs = await db.Inputs.AsNoTracking().OrderBy(input => input.Position)
            .Where(input => db.MetricVersions.Any(version => version.NumeratorInput == input.Code || version.DenominatorInput == input.Code))
            .ToListAsync(cancellation);
        return new NewVersionChoice(newest, PeriodsAfter(newest, used, clock), inputs);
    }

    private static List<Period> PeriodsAfter(MetricVersion newest, string? used, TimeProvider clock)
    {
        var first = new[] { Quarter(newest.EffectiveFrom).Next, used is null ? null : Quarter(used).Next, VersionInForce.Today(clock) }
            .OfType<Period>().Max()!;
        var periods = new List<Period> { first };
        while (periods.Count < QuartersAhead)
            periods.Add(periods[^1].Next);
        return periods;
    }

    /// <summary>The last quarter of a period that may be a year.</summary>
    private static Period Quarter(string text) =>
        Period.Parse(text) is { Quarter: null } year ? Period.QuarterOf(year.StartYear, 4) : Period.Parse(text);
}
