using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Returns;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Demonstration;

/// <summary>A member of the demonstration with the two people who make its returns.</summary>
public sealed record DemonstrationMember(Organisation Organisation, DemonstrationHabits Habits, Actor Contributor, Actor Approver);

/// <summary>
/// Makes the members' returns as people would: saved, sent with explanations and signed off by the site's own handlers,
/// under the clock of the quarter. Goes on where an interrupted start left off.
/// </summary>
public sealed class DemonstrationReturns(TenantDoor door, DemonstrationFigures figures, TimeProvider clock)
{
    public Task MakeAsync(IEnumerable<DemonstrationMember> members, IReadOnlyList<DemonstrationRound> rounds, CancellationToken cancellation) =>
        Parallel.ForEachAsync(
            members,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount + 1, CancellationToken = cancellation },
            async (member, stopping) =>
            {
                // One quarter after the other: each is checked against the one before.
                var found = await FoundAsync(member, stopping);
                foreach (var round in rounds)
                    await MakeAsync(member, round, found.GetValueOrDefault(round.Period.ToString()), stopping);
            });

    private async Task<Dictionary<string, Found>> FoundAsync(DemonstrationMember member, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(member.Contributor, cancellation);
        return await (
                from own in transaction.Db.Returns
                join collection in transaction.Db.Collections on own.CollectionId equals collection.Id
                select new { collection.Period, Found = new Found(own.State, own.Version) })
            .ToDictionaryAsync(row => row.Period, row => row.Found, cancellation);
    }

    private async Task MakeAsync(DemonstrationMember member, DemonstrationRound round, Found? found, CancellationToken cancellation)
    {
        var progress = member.Habits.ProgressIn(round);
        var times = member.Habits.TimesIn(round, clock.GetUtcNow());
        var version = found?.Version ?? 0;
        if (found is null && progress >= Progress.Started)
            version = await SaveAsync(member, round, new FixedClock(times.Save), cancellation);
        if (found is null or { State: ReturnState.InProgress } && progress >= Progress.Sent)
            version = await SendAsync(member, round, version, new FixedClock(times.Send), cancellation);
        if (found is not { State: ReturnState.SignedOff } && progress == Progress.SignedOff)
            await SignOffAsync(member, round, version, new FixedClock(times.SignOff), cancellation);
    }

    private async Task<int> SaveAsync(DemonstrationMember member, DemonstrationRound round, FixedClock at, CancellationToken cancellation)
    {
        var organisation = member.Organisation;
        var result = await new SaveReturn(door, at).HandleAsync(
            member.Contributor,
            round.Period,
            0,
            sheet => member.Habits.Answers(
                sheet, round, input => figures.Value(organisation.Slug, organisation.Homes!.Value, input, round)),
            cancellation,
            beside: _ => SavedBeside.Nothing with { Seconds = member.Habits.SecondsIn(round) });
        return result is SaveResult.Saved ? 1 : throw Unexpected(member, round, result);
    }

    private async Task<int> SendAsync(
        DemonstrationMember member, DemonstrationRound round, int version, FixedClock at, CancellationToken cancellation)
    {
        var send = new SendReturn(door, at);
        var first = await send.HandleAsync(member.Contributor, round.Period, version, new Dictionary<string, string?>(), cancellation);
        if (first is not SendResult.WantsExplanations odd)
            return first is SendResult.Sent ? version + 1 : throw Unexpected(member, round, first);

        var explanations = odd.Sheet.Unexplained().ToDictionary(
            ReturnSheet.ExplanationKey, query => (string?)DemonstrationWords.Explain(member.Organisation.Slug, query));
        var second = await send.HandleAsync(member.Contributor, round.Period, version + 1, explanations, cancellation);
        return second is SendResult.Sent ? version + 2 : throw Unexpected(member, round, second);
    }

    private async Task SignOffAsync(
        DemonstrationMember member, DemonstrationRound round, int version, FixedClock at, CancellationToken cancellation)
    {
        var result = await new SignOffReturn(door, at).HandleAsync(member.Approver, round.Period, version, cancellation);
        if (result is not DecisionResult.Done)
            throw Unexpected(member, round, result);
    }

    private static InvalidOperationException Unexpected(DemonstrationMember member, DemonstrationRound round, object result)
    {
        var findings = result is SendResult.NotReady unready
            ? string.Join(" ", unready.Sheet.Findings().Select(finding => finding.Message))
            : "";
        return new InvalidOperationException(
            $"The demonstration's return of {member.Organisation.Slug} for {round.Period} came to {result.GetType().Name}. {findings}");
    }

    private sealed record Found(ReturnState State, int Version);
}
