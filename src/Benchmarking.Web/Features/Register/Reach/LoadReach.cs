using System.Globalization;
using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Register.Value;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Register.Reach;

/// <summary>On which rungs activities stood, and who is missing among those involved.</summary>
/// <param name="Rungs">Names and meanings, from 0 up.</param>
public sealed record ReachPage(RegisterSpan Span, DateOnly Today, IReadOnlyList<LadderRung> Rungs, LadderOfSpan Ladder, ReachOfSpan Reach)
{
    public IReadOnlyList<PageLink> Choices => Span.Choices(LoadReach.Link.Url, Today);

    /// <summary>"40%", "under 5", "not counted": a share, or why there is none.</summary>
    public static string Words(GroupShare share) => share switch
    {
        { Share: { } known } => FigureText.Format(100 * known, MetricKind.Percentage, 0),
        { Why: NoShare.TooFewPeople } => "not enough people",
        { Why: NoShare.Small } => SmallCount.Hidden,
        _ => "not counted",
    };

    /// <summary>"12 points fewer", "no gap", or why it cannot be told.</summary>
    public static string Gap(ReachRow row) => row.Gap switch
    {
        null => "cannot be told",
        { } gap when FigureText.Round(gap, 0) == 0 => "no gap",
        { } gap => $"{Points(Math.Abs(gap))} {(gap > 0 ? "more" : "fewer")}",
    };

    public static string Index(ReachRow row) => row.Index is { } index ? FigureText.Round(index, 2).ToString("0.00", CultureInfo.InvariantCulture) : "–";

    private static string Points(decimal gap) => FigureText.Round(gap, 0) is 1 ? "1 point" : $"{FigureText.Round(gap, 0)} points";
}

public sealed class LoadReach(TenantDoor door, TimeProvider clock)
{
    public static PageLink Link { get; } = new("Ladder and representation", "/register/reach");

    /// <param name="from">As an address has it; the last twelve months where it is no span.</param>
    public async Task<ReachPage> LoadAsync(Actor actor, string? from, string? to, CancellationToken cancellation)
    {
        var today = LondonTime.DateOf(clock.GetUtcNow());
        var span = RegisterSpan.Read(from, to, RegisterSpan.Year(today));
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var record = await RegisterRecord.OfAsync(transaction.Db, span.From, span.To, cancellation);
        var held = record with { Activities = [.. record.Activities.Where(activity => activity.HeldOn <= today)] };
        return new ReachPage(
            span, today,
            await transaction.Db.LadderRungs.AsNoTracking().OrderBy(rung => rung.Rung).ToListAsync(cancellation),
            LadderOfSpan.Of(held),
            ReachOfSpan.Of(record));
    }
}
