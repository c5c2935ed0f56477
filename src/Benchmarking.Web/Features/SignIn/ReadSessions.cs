using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.SignIn;

/// <summary>One browser in which the person is signed in.</summary>
/// <param name="IsThis">The one that this page is looked at in.</param>
public sealed record SessionLine(SessionId Id, string Browser, string How, DateTimeOffset StartedAt, DateTimeOffset SeenAt, bool IsThis);

/// <summary>Something that happened to how they sign in.</summary>
public sealed record EventLine(DateTimeOffset At, string What, string Browser);

/// <summary>Where somebody is signed in, and what happened lately.</summary>
public sealed record SessionsPage(IReadOnlyList<SessionLine> Sessions, IReadOnlyList<EventLine> Events);

public sealed class ReadSessions(TenantDoor door, SessionRules rules, TimeProvider clock)
{
    public const int MostEvents = 50;

    public async Task<SessionsPage> LoadAsync(Actor actor, CancellationToken cancellation)
    {
        var (person, now, seenSince) = (actor.UserId, clock.GetUtcNow(), clock.GetUtcNow() - rules.Idle);
        await using var transaction = await door.OpenForPersonAsync(person, cancellation);
        var sessions = await transaction.Db.Sessions.AsNoTracking()
            .Where(row => row.UserId == person && row.EndedAt == null && row.EndsAt > now && row.SeenAt > seenSince)
            .OrderByDescending(row => row.SeenAt).ThenBy(row => row.Id).ToListAsync(cancellation);
        var events = await transaction.Db.SignInEvents.AsNoTracking().Where(row => row.UserId == person)
            .OrderByDescending(row => row.At).ThenBy(row => row.Id).Take(MostEvents).ToListAsync(cancellation);
        return new SessionsPage(
            [.. sessions.Select(row => Line(row, actor)).OrderByDescending(line => line.IsThis)],
            [.. events.Select(row => new EventLine(row.At, What(row), row.Browser))]);
    }

    private static SessionLine Line(Session row, Actor actor) => new(
        row.Id, row.Browser, new SignInProof(row.Method, row.SecondFactor).Words, row.StartedAt, row.SeenAt, row.Id == actor.Session?.Id);

    private static string What(SignInEvent row) =>
        SignInEvents.WordsOf(row.Kind) + (row.Method.Length > 0 ? $" by {row.Method}" : "");
}
