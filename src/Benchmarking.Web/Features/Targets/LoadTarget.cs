using Benchmarking.Engine;
using Benchmarking.Web.Features.Benchmarks;
using Benchmarking.Web.Features.Metrics;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Targets;

/// <summary>The page on which the target of one metric is set or changed.</summary>
/// <param name="Current">The target that stands; null where there is none.</param>
/// <param name="Outlook">Null where nothing is published of the metric.</param>
/// <param name="Group">With whom the member is compared.</param>
/// <param name="Quarters">By when it may be due.</param>
public sealed record TargetPage(
    MetricSubject Subject,
    TargetRow? Current,
    TargetOutlook? Outlook,
    GroupOption? Group,
    IReadOnlyList<Period> Quarters,
    int Former,
    TargetForm Form,
    IReadOnlyList<FormError> Errors)
{
    /// <summary>Blank lines for new actions beside those that are there.</summary>
    private const int BlankLines = 2;

    /// <summary>True where a colleague changed it meanwhile, so that what stands is shown beside what was typed.</summary>
    public bool IsConflict { get; init; }

    public bool IsHeld => Current is { Progress.State: not TargetState.Watched };

    public string Title => $"{(IsHeld ? "Change the target" : "Set a target")}: {Subject.Name}";

    public string Url => $"/targets/{Subject.Code}";

    public IReadOnlyList<PageLink> Breadcrumbs => [new("Targets", "/targets"), new(Subject.Name, "", Current: true)];

    public int ActionLines => Math.Min(TargetForm.MostActions, Form.Actions.Count(action => action.Trimmed.Length > 0) + BlankLines);

    public string? ErrorOf(string field) => Errors.Of(field);
}

public sealed class LoadTarget(TenantDoor door, TimeProvider clock)
{
    private const int QuartersAhead = 12;

    /// <param name="group">With whom to compare; where a target stands, its own group unless another is asked for.</param>
    /// <param name="typed">What was typed and is to be put right; null to show what stands.</param>
    /// <returns>Null where there is no such metric.</returns>
    public async Task<TargetPage?> LoadAsync(
        Actor actor, string metric, string? group, TargetForm? typed, IReadOnlyList<FormError> errors, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        var defined = await db.FindSubjectAsync(metric, VersionInForce.Today(clock), cancellation);
        if (defined is null)
            return null;

        var targets = await db.Targets.AsNoTracking().Where(row => row.MetricCode == metric).ToListAsync(cancellation);
        var current = targets.SingleOrDefault(row => row.EndedAt is null);
        var actions = current is null ? [] : await db.TargetActions.AsNoTracking()
            .Where(row => row.TargetId == current.Id).OrderBy(row => row.Position).ToListAsync(cancellation);
        var asked = typed?.Group ?? group ?? current?.GroupCode;
        var read = await db.ReadTargetSeriesAsync(asked, metric, cancellation);
        var series = read.Of(metric);
        var subject = series?.Subject ?? defined;
        var row = current is null ? null : new TargetRow(current, subject, series, actions);
        return new TargetPage(
            subject,
            row,
            series is null ? null : TargetOutlook.Of(series, row is { Progress.State: not TargetState.Watched } ? row.Progress : null),
            read.Timeline?.Group,
            Quarters(VersionInForce.Today(clock), current?.DuePeriod),
            targets.Count - (current is null ? 0 : 1),
            typed ?? TargetForm.Of(current, actions, asked),
            errors);
    }

    /// <summary>This quarter and three years ahead; and the one that stands, however far back.</summary>
    public static IReadOnlyList<Period> Quarters(Period today, string? standing)
    {
        var quarters = new List<Period>();
        if (standing is not null && Period.Parse(standing).CompareTo(today) < 0)
            quarters.Add(Period.Parse(standing));
        for (var (quarter, at) = (today, 0); at <= QuartersAhead; quarter = quarter.Next, at++)
            quarters.Add(quarter);
        return quarters;
    }
}
