using Benchmarking.Engine;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Benchmarks;
using Benchmarking.Web.Features.Metrics;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Targets;

/// <summary>One target there is or was.</summary>
/// <param name="From">What was in view when it was set; null where nothing was published of the metric, or a document set it.</param>
/// <param name="End">How it ended; null while it stands.</param>
public sealed record FormerTarget(Target Target, string Aim, string SetWords, string? From, string? End, IReadOnlyList<TargetAction> Actions);

public sealed record TargetHistoryPage(MetricSubject Subject, IReadOnlyList<FormerTarget> Targets, Pagination Pages)
{
    public IReadOnlyList<PageLink> Breadcrumbs =>
        [new("Targets", "/targets"), new(Subject.Name, $"/targets/{Subject.Code}"), new("History", "", Current: true)];
}

public sealed class ReadTargetHistory(TenantDoor door, TimeProvider clock)
{
    private const int OnePage = 20;

    /// <returns>The newest first; null where there is no such metric.</returns>
    public async Task<TargetHistoryPage?> LoadAsync(Actor actor, string metric, int page, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        if (await db.FindSubjectAsync(metric, VersionInForce.Today(clock), cancellation) is not { } subject)
            return null;

        var own = db.Targets.AsNoTracking().Where(row => row.MetricCode == metric);
        var (shown, pages) = Pagination.Place(page, await own.CountAsync(cancellation), OnePage);
        var targets = await own.OrderBy(row => row.EndedAt == null ? 0 : 1).ThenByDescending(row => row.EndedAt)
            .Skip((shown - 1) * OnePage).Take(OnePage).ToListAsync(cancellation);
        var ids = targets.Select(row => row.Id).ToList();
        var actions = (await db.TargetActions.AsNoTracking().Where(row => ids.Contains(row.TargetId))
            .OrderBy(row => row.Position).ToListAsync(cancellation)).ToLookup(row => row.TargetId);
        var publications = await db.Publications.Where(row => targets.Select(target => target.PublicationId).Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, row => row.Number, cancellation);
        var names = await db.NamesAsync(targets.SelectMany(row => new[] { row.SetBy, row.EndedBy }).OfType<UserId>(), cancellation);
        return new TargetHistoryPage(
            subject,
            [.. targets.Select(row => new FormerTarget(row, TargetAim.Of(row).Words(subject, row.Wording), SetWords(row, names), From(row, publications), End(row, names), [.. actions[row.Id]]))],
            new Pagination("Targets", shown, pages, to => $"/targets/{metric}/history?page={to}"));
    }

    private static string SetWords(Target row, IReadOnlyDictionary<Guid, string> names) => row.SetAt is { } at
        ? $"Set by {names.Of(row.SetBy) ?? "somebody who has left"} on {LondonTime.Day(at)}"
        : $"From {row.Source}: “{row.Wording}”";

    private static string? From(Target row, Dictionary<PublicationId, int> publications) =>
        row.PublicationId is { } id && row.SeenPeriod is { } period
            ? $"Publication {publications.GetValueOrDefault(id)}, {Period.Parse(period).Words}, {row.GroupName}: median {row.SeenMedian}, middle half {row.SeenMiddleHalf}, your own figure {row.SeenOwn}"
            : null;

    private static string? End(Target row, IReadOnlyDictionary<Guid, string> names) => row.EndedAt is { } at
        ? $"{(row.EndReason == Target.Replaced ? "Replaced" : "Ended")} by {names.Of(row.EndedBy) ?? "somebody who has left"} on {LondonTime.Day(at)}"
        : null;
}
