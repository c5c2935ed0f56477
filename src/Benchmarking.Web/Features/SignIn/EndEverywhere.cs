using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Features.SignIn;

/// <summary>Ends every session of the actor, this one too.</summary>
public sealed class EndEverywhere(TenantDoor door, Sessions sessions, TimeProvider clock)
{
    public async Task HandleAsync(Actor actor, string browser, CancellationToken cancellation)
    {
        var worn = actor.Worn();
        await using var transaction = await door.OpenAsync(worn, cancellation);
        var ended = await sessions.EndAllAsync(transaction, actor.UserId, null, cancellation);
        transaction.Happened(actor.UserId, clock.GetUtcNow(), SignInEventKind.SignedOutEverywhere, browser);
        transaction.AuditSignIn(worn, clock.GetUtcNow(), "signed out", ended == 1 ? "everywhere, 1 session" : $"everywhere, {ended} sessions");
        await transaction.CommitAsync(cancellation);
    }
}
