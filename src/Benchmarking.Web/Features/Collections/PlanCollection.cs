using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Benchmarking.Web.Features.Collections;

/// <summary>What came of planning a collection.</summary>
public abstract record PlanResult
{
    public sealed record Planned(Period Period) : PlanResult;

    /// <summary>Everything that is wrong with what was typed.</summary>
    public sealed record NotRight(IReadOnlyList<FormError> Errors) : PlanResult;
}

/// <summary>Plans the collection of a quarter: its dates, and the metrics in the version that holds for it.</summary>
public sealed class PlanCollection(TenantDoor door, TimeProvider clock)
{
    private const int QuartersAhead = 4;

    /// <summary>The page as it is first shown: the quarter after the newest, with dates and modules to start from.</summary>
    public async Task<PlanPage> LoadAsync(Actor actor, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var newest = await transaction.Db.Collections.AsNoTracking().OrderByDescending(row => row.Period)
            .Select(row => new { row.Period, Modules = row.Metrics.Select(metric => metric.Definition.Metric.Module).Distinct().ToList() })
            .FirstOrDefaultAsync(cancellation);
        var periods = PeriodsAfter(newest?.Period);
        var form = new PlanForm { Period = periods[0].ToString(), Modules = newest?.Modules ?? [] };
        form.Fill(CollectionDates.ProposedFor(periods[0]));
        return new PlanPage(form, periods, await MetricChoice.ForAsync(transaction.Db, periods[0], cancellation), []);
    }

    /// <summary>The page again, with what was typed and everything that is wrong with it.</summary>
    public async Task<PlanPage> LoadAsync(Actor actor, PlanForm form, IReadOnlyList<FormError> errors, CancellationToken cancellation)
    {
        var page = await LoadAsync(actor, cancellation);
        return page with { Form = form, Errors = errors };
    }

    public async Task<PlanResult> HandleAsync(Actor actor, PlanForm form, CancellationToken cancellation)
    {
        var (dates, errors) = form.Read(clock.GetUtcNow());
        if (!Period.TryParse(form.Period, out var period) || period.Quarter is null)
            errors = [new FormError("Period", "Choose the quarter"), .. errors];
        if (errors.Count > 0)
            return new PlanResult.NotRight(errors);

        await using var transaction = await door.OpenAsync(actor, cancellation);
        var choice = await MetricChoice.ForAsync(transaction.Db, period!, cancellation);
        if (!choice.Core.Any())
            return new PlanResult.NotRight([new FormError("Period", "The catalogue holds no core figures for this quarter, so there is nothing to collect. Choose a later quarter")]);

        var collection = New(period!, dates!, choice.Chosen(form.Modules));
        transaction.Db.Collections.Add(collection);
        transaction.AuditConsortium(actor, clock.GetUtcNow(), "planned", Subject(period!), $"{collection.Metrics.Count} metrics, due {LondonTime.Moment(dates!.DueAt)}");
        try
        {
            await transaction.CommitAsync(cancellation);
        }
        catch (DbUpdateException race) when (race.InnerException is PostgresException { ConstraintName: "collections_one_per_period" })
        {
            return new PlanResult.NotRight([new FormError("Period", $"There is a collection for {period!.Words} already. Choose another quarter")]);
        }

        return new PlanResult.Planned(period!);
    }

    /// <summary>Under which the audit trail files what happens to a collection.</summary>
    public static string Subject(Period period) => $"collection {period}";

    private static Collection New(Period period, CollectionDates dates, List<CollectionMetric> metrics) => new()
    {
        Period = period.ToString(),
        State = CollectionState.Planned,
        OpensAt = dates.OpensAt,
        DueAt = dates.DueAt,
        LastNewAt = dates.LastNewAt,
        LastEditAt = dates.LastEditAt,
        Metrics = metrics,
    };

    private List<Period> PeriodsAfter(string? newest)
    {
        var next = newest is null
            ? Period.QuarterOf(LondonTime.DateOf(clock.GetUtcNow())).Previous
            : Period.Parse(newest).Next;
        var periods = new List<Period> { next };
        while (periods.Count < QuartersAhead)
            periods.Add(periods[^1].Next);
        return periods;
    }
}
