using Benchmarking.Engine;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Demonstration;
using Benchmarking.Web.Features.Returns;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Home;

/// <summary>Reads what waits for the person under the hat they wear now.</summary>
public sealed class ReadHome(TenantDoor door, ReadReturns returns, HomeSteps steps, DemonstrationHistory demonstration, TimeProvider clock)
{
    public async Task<HomePage> LoadAsync(Actor actor, CancellationToken cancellation)
    {
        IReadOnlyList<ReturnLine> lines = Access.Allows(Verb.ReadReturn, actor) ? await returns.LoadAsync(actor, cancellation) : [];
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var rounds = Access.Allows(Verb.RunCollections, actor) ? await RoundsAsync(transaction.Db, cancellation) : [];
        var waiting = Access.Allows(Verb.AnswerReopening, actor)
            ? await transaction.Db.Reopenings.CountAsync(row => row.State == ReopeningState.Asked, cancellation)
            : 0;
        var studies = await StudySteps.ReadAsync(transaction.Db, actor, cancellation);
        var releases = await ReleaseSteps.ReadAsync(transaction.Db, actor, cancellation);
        var latest = await transaction.Db.LatestAsync(cancellation);
        return new HomePage(
            actor.Hat?.Name ?? "Nobody has given you a role yet",
            Lead(actor.Hat),
            [
                .. steps.Returns(actor, lines, clock.GetUtcNow()), .. HomeSteps.Reopenings(waiting), .. HomeSteps.CaseStudies(studies), .. HomeSteps.Releases(releases),
                .. steps.Collections(actor, rounds), .. steps.Benchmarks(actor, latest),
            ],
            await demonstration.ProgressAsync(transaction, cancellation));
    }

    private static string Lead(Hat? hat)
    {
        if (hat is null)
            return "Ask the administrator of your organisation, or of the consortium, to let you in.";

        var roles = string.Join(" and ", hat.Roles.Reverse().Select(role => role.Words().ToLowerInvariant()));
        return hat.Roles.Count == 1 ? $"Your role: {roles}." : $"Your roles: {roles}.";
    }

    /// <summary>Collections under way, and how far the members are with each.</summary>
    private static async Task<List<RoundLine>> RoundsAsync(BenchmarkingDb db, CancellationToken cancellation)
    {
        var members = await db.Organisations.CountAsync(row => row.LeftAt == null, cancellation);
        var rows = await db.Collections
            .Where(row => row.State == CollectionState.Open)
            .OrderByDescending(row => row.Period)
            .Select(row => new
            {
                row.Period,
                row.DueAt,
                States = db.ReturnProgress.Where(progress => progress.CollectionId == row.Id).Select(progress => progress.State).ToList(),
            })
            .ToListAsync(cancellation);
        return [.. rows.Select(row => new RoundLine(Period.Parse(row.Period), row.DueAt, members, row.States))];
    }
}

/// <summary>An open collection as its administrator sees it.</summary>
/// <param name="States">Of the returns there are; a member without one has not started.</param>
public sealed record RoundLine(Period Period, DateTimeOffset DueAt, int Members, IReadOnlyList<ReturnState> States)
{
    /// <summary>"6 signed off, 5 sent for sign-off, 5 in progress, 7 not started".</summary>
    public string Words
    {
        get
        {
            var done = States.Count(state => state is ReturnState.SignedOff or ReturnState.NothingToReport);
            var sent = States.Count(state => state == ReturnState.Sent);
            return $"{done} signed off, {sent} sent for sign-off, {States.Count - done - sent} in progress, {Members - States.Count} not started";
        }
    }
}
