using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform.Mail;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Identity;

namespace Benchmarking.Web.Features.SignIn;

/// <summary>
/// Takes down that somebody forgot their password. Whether the address has an account is looked at later by the clerk, so
/// neither the answer nor its time can tell.
/// </summary>
public sealed class AskReset(ILookupNormalizer names, TenantDoor door, Outbox outbox, TimeProvider clock)
{
    public async Task HandleAsync(string email, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenPublicAsync(cancellation);
        transaction.Db.ResetRequests.Add(new ResetRequest { NormalizedEmail = names.NormalizeEmail(email.Trim())!, AskedAt = clock.GetUtcNow() });
        await transaction.CommitAsync(cancellation);
        outbox.Ring();
    }
}
