using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.SignIn;

/// <summary>Starts and ends sessions. Whatever ends one ends it in the database, so that a copy of its cookie is dead too.</summary>
public sealed class Sessions(TenantDoor door, CurrentActor people, SessionRules rules, TimeProvider clock)
{
    /// <summary>Signs somebody in, in a session of their own with a cookie of its own. The one they came with, if any, is over.</summary>
    /// <param name="hat">The key of the hat to wear; null for their first.</param>
    /// <returns>Who acts from now on; null where the person is suspended.</returns>
    public async Task<Actor?> StartAsync(
        HttpContext context, User user, SignInProof proof, CancellationToken cancellation, string? hat = null)
    {
        var (person, now, browser) = (new UserId(user.Id), clock.GetUtcNow(), BrowserWords.Of(context));
        var session = new Session
        {
            Id = new SessionId(Guid.NewGuid()),
            UserId = person,
            StartedAt = now,
            SeenAt = now,
            EndsAt = now + SessionRules.Longest,
            Method = proof.Method,
            SecondFactor = proof.SecondFactor,
            ProvenAt = proof.Proven(now),
            OnlyOrganisation = proof.Only,
            Browser = browser,
        };
        if (await ActorAsync(session, hat, cancellation) is not { } actor)
            return null;

        if (context.ActorOrNull() is { Session: { } before } earlier)
            await EndAsync(earlier.UserId, before.Id, null, browser, cancellation);
        var worn = actor.Worn();
        await using var transaction = await door.OpenAsync(worn, cancellation);
        transaction.Db.Sessions.Add(session);
        transaction.Happened(person, now, SignInEventKind.SignedIn, browser, proof.Words);
        transaction.AuditSignIn(worn, now, "signed in", proof.Words);
        await transaction.CommitAsync(cancellation);
        await SessionCookie.GiveAsync(context, user, actor, hat);
        return actor;
    }

    /// <summary>Signs the actor out of this browser.</summary>
    public async Task EndAsync(HttpContext context, Actor actor, CancellationToken cancellation)
    {
        if (actor.Session is { } session)
        {
            await EndAsync(actor.UserId, session.Id, SignInEventKind.SignedOut, BrowserWords.Of(context), cancellation);
            var worn = actor.Worn();
            await using var transaction = await door.OpenAsync(worn, cancellation);
            transaction.AuditSignIn(worn, clock.GetUtcNow(), "signed out", "");
            await transaction.CommitAsync(cancellation);
        }

        await SessionCookie.TakeAsync(context);
    }

    /// <summary>Ends one of a person's sessions, wherever it is.</summary>
    /// <param name="told">What their list says of it; null for nothing.</param>
    /// <returns>False where they have no such session that goes on.</returns>
    public async Task<bool> EndAsync(
        UserId person, SessionId session, SignInEventKind? told, string browser, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await door.OpenForPersonAsync(person, cancellation);
        var ended = await transaction.Db.Sessions
            .Where(row => row.UserId == person && row.Id == session && row.EndedAt == null && row.EndsAt > now)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.EndedAt, now), cancellation);
        if (ended > 0 && told is { } kind)
            transaction.Happened(person, now, kind, browser);
        await transaction.CommitAsync(cancellation);
        return ended > 0;
    }

    /// <summary>Ends all sessions of a person, but perhaps the one in which they do it.</summary>
    /// <returns>How many that were.</returns>
    public async Task<int> EndAllAsync(UserId person, SessionId? but, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenForPersonAsync(person, cancellation);
        var ended = await EndAllAsync(transaction, person, but, cancellation);
        await transaction.CommitAsync(cancellation);
        return ended;
    }

    /// <summary>The same in the transaction of what it follows from, which must be that person's.</summary>
    public Task<int> EndAllAsync(TenantTransaction transaction, UserId person, SessionId? but, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return transaction.Db.Sessions
            .Where(row => row.UserId == person && row.Id != but && row.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.EndedAt, now), cancellation);
    }

    private async Task<Actor?> ActorAsync(Session session, string? hat, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenForPersonAsync(session.UserId, cancellation);
        var acting = new ActingSession(
            session.Id, session.Method, session.SecondFactor, session.ProvenAt, session.StartedAt + rules.Idle, session.EndsAt, session.OnlyOrganisation);
        return await people.FindAsync(transaction, session.UserId, acting, hat, cancellation);
    }
}

public static class SignInTrail
{
    /// <summary>
    /// Whose trail it is: of the hat that is worn, or waits for a second factor. A look at a member's pages is the
    /// consortium's, and neither leaves anything on the member's trail here nor keeps this from being written.
    /// </summary>
    public static Actor Worn(this Actor actor) => actor.Look is null
        ? actor with { Hat = actor.Hat ?? actor.Waiting }
        : actor with { Look = null, Hat = actor.Hats.FirstOrDefault(hat => hat.Roles.Contains(Role.ConsortiumAdmin)) };

    /// <summary>
    /// Who signed in or out, and which hat was put on, on the trail of the organisation whose hat it is, or the
    /// consortium's. A researcher acts for nobody, so nobody's trail says it.
    /// </summary>
    public static void AuditSignIn(this TenantTransaction transaction, Actor actor, DateTimeOffset at, string action, string detail)
    {
        if (actor.OrganisationId is not null || actor.Is(Role.ConsortiumAdmin))
            transaction.AuditByHat(actor, at, action, $"session {actor.Session?.Id}", detail);
    }
}
