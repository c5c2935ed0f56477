using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Features.SignIn;

/// <summary>
/// Writes on the trail that a hat was put on, of the organisation whose hat it is. One that opens nothing for want of a
/// second factor is not on: that it is, the sign-in says which follows once the factor is given.
/// </summary>
public sealed class ChangeHat(TenantDoor door, TimeProvider clock)
{
    public async Task HandleAsync(Actor actor, Hat hat, CancellationToken cancellation)
    {
        if (hat.Demands() && !actor.HasSecondFactor)
            return;

        // Another hat ends a look at a member's pages, in which nothing could be written.
        var worn = actor with { Hat = hat, Look = null };
        await using var transaction = await door.OpenAsync(worn, cancellation);
        transaction.AuditSignIn(worn, clock.GetUtcNow(), "put on hat", hat.Label);
        await transaction.CommitAsync(cancellation);
    }
}
