using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Benchmarks;
using Benchmarking.Web.Features.Metrics;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Benchmarking.Web.Features.Targets;

public abstract record SetTargetResult
{
    public sealed record Saved(string Name, bool TargetChanged) : SetTargetResult;

    public sealed record Wrong(IReadOnlyList<FormError> Errors) : SetTargetResult;

    /// <summary>Somebody set, changed or ended it, or changed its actions, after the page was opened.</summary>
    public sealed record SomeoneElseChanged : SetTargetResult;

    public sealed record NoSuchMetric : SetTargetResult;
}

/// <summary>
/// Sets a target, or replaces the one that stands; what was in view is kept with it. Where only actions were changed,
/// the target stays the same one.
/// </summary>
public sealed class SetTarget(TenantDoor door, TimeProvider clock)
{
    public async Task<SetTargetResult> HandleAsync(Actor actor, string metric, TargetForm form, CancellationToken cancellation)
    {
        try
        {
            return await SetAsync(actor, metric, form, cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new SetTargetResult.SomeoneElseChanged();
        }
        catch (DbUpdateException failed) when (failed.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return new SetTargetResult.SomeoneElseChanged();
        }
    }

    private async Task<SetTargetResult> SetAsync(Actor actor, string metric, TargetForm form, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        var today = VersionInForce.Today(clock);
        var defined = await db.FindSubjectAsync(metric, today, cancellation);
        if (defined is null)
            return new SetTargetResult.NoSuchMetric();

        // One at a time: two who changed actions of the same target at once would not see each other's.
        await db.Database.ExecuteSqlAsync($"select 1 from targets where metric_code = {metric} and ended_at is null for update", cancellation);
        var current = await db.Targets.SingleOrDefaultAsync(row => row.MetricCode == metric && row.EndedAt == null, cancellation);
        var before = current is null ? [] : await db.TargetActions.Where(row => row.TargetId == current.Id).ToListAsync(cancellation);
        if ((current?.Id ?? Guid.Empty) != form.Standing || (current is not null && TargetActions.StampOf(before) != form.Seen))
            return new SetTargetResult.SomeoneElseChanged();

        var read = await db.ReadTargetSeriesAsync(form.Group, metric, cancellation);
        if (read.Timeline?.Missing is { } unknown && unknown != current?.GroupCode)
        {
            form.Group = current?.GroupCode;
            return new SetTargetResult.Wrong(
                [new(null, $"The peer group you compared with is not in the latest benchmarks. The form compares with {(current is { GroupName.Length: > 0 } ? current.GroupName : "all members")} now: save again if that is right.")]);
        }

        var subject = read.Of(metric)?.Subject ?? defined;
        var (aim, errors) = form.Read(subject.Metric, LoadTarget.Quarters(today, current?.DuePeriod));
        if (aim is null)
            return new SetTargetResult.Wrong(errors);

        var stays = current is not null && TargetAim.Of(current) == aim && current.DuePeriod == form.Due
            && current.Note == Note(form) && (current.GroupCode ?? PeerGroup.All) == (form.Group ?? PeerGroup.All);
        if (stays)
        {
            TargetActions.Change(db, current!, before, form.Actions, clock.GetUtcNow());
        }
        else
        {
            // Written first: there is one current target at a time.
            current?.End(actor.UserId, clock.GetUtcNow(), Target.Replaced);
            await db.SaveChangesAsync(cancellation);
            var target = Make(actor, form, aim, subject, read, current);
            db.Targets.Add(target);
            TargetActions.Copy(db, target, before, form.Actions, clock.GetUtcNow());
        }

        transaction.Audit(actor, clock.GetUtcNow(), stays ? "changed the actions of a target" : "set a target", $"metric {metric}", $"by {form.Due}");
        await transaction.CommitAsync(cancellation);
        return new SetTargetResult.Saved(subject.Name, !stays);
    }

    private Target Make(Actor actor, TargetForm form, TargetAim aim, MetricSubject subject, TargetSeries read, Target? former)
    {
        var point = read.Of(subject.Code)?.Latest;
        return new Target
        {
            OrganisationId = actor.OrganisationId!.Value,
            MetricCode = subject.Code,
            Kind = aim.Kind,
            Value = aim.Value,
            Band = aim.Band,
            DuePeriod = form.Due,
            Note = Note(form),
            Focus = former?.Focus ?? false,
            Owner = former?.Owner ?? "",
            SetAt = clock.GetUtcNow(),
            SetBy = actor.UserId,
            PublicationId = point?.Quarter?.Id,
            GroupCode = read.Timeline is { } timeline ? timeline.Missing ?? timeline.Group.Code : former?.GroupCode,
            GroupName = read.Timeline?.Missing is null ? read.Timeline?.Group.Name ?? "" : former?.GroupName ?? "",
            SeenPeriod = point?.Period.ToString(),
            SeenMedian = point is null ? "" : point.Cell?.Median is { } median ? subject.Published(median, point.Cell) : WhyNotShown.Brief(point.Cell, point.Quarter),
            SeenMiddleHalf = point is null ? "" : point.Cell is { LowerQuartile: { } lower, UpperQuartile: { } upper }
                ? PublishedText.Range(lower, upper, point.Cell, subject.Metric)
                : "not shown",
            SeenOwn = point?.Own switch { null => "", { Value: { } own } => subject.Text(own), { Note: var note } => note },
        };
    }

    private static string Note(TargetForm form) => (form.Note ?? "").Trim();
}
