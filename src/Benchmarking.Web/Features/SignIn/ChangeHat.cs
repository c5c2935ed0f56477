using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Features.SignIn;

/// <summary>Writes on the trail that a hat was put on, of the organisation whose hat it is.</summary>
public sealed class ChangeHat(TenantDoor door, TimeProvider clock)
{
    public async Task HandleAsync(Actor actor, Hat hat, CancellationToken cancellation)
    {
        // Another hat ends a look at a member's pages, in which nothing could be written.
        var worn = actor with { Hat = hat, Look = null };
        await using var transaction = await door.OpenAsync(worn, cancellation);
        transaction.AuditSignIn(worn, clock.GetUtcNow(), "put on hat", hat.Label);
        await transaction.CommitAsync(cancellation);
    }
}
