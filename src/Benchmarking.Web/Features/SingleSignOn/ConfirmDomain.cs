using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Benchmarking.Web.Features.SingleSignOn;

/// <summary>Says whose a mail domain is, and takes that back.</summary>
public sealed class ConfirmDomain(TenantDoor door, TimeProvider clock)
{
    /// <param name="line">As the administrator saw it.</param>
    /// <returns>False where it has become another organisation's meanwhile.</returns>
    public async Task<bool> HandleAsync(Actor actor, AskedLine line, CancellationToken cancellation)
    {
        if (line.IsConfirmed)
            return true;

        await using var transaction = await door.OpenAsync(actor, cancellation);
        transaction.Db.DomainHolders.Add(new DomainHolder
        {
            Domain = line.Domain,
            Holder = line.Organisation,
            ConfirmedAt = clock.GetUtcNow(),
            ConfirmedBy = actor.UserId,
        });
        Note(transaction, actor, "confirmed a mail domain", line);
        try
        {
            await transaction.CommitAsync(cancellation);
            return true;
        }
        catch (DbUpdateException taken) when (taken.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return false;
        }
    }

    /// <summary>From the next attempt on nobody is let in by an address there.</summary>
    public async Task WithdrawAsync(Actor actor, AskedLine line, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var organisation = line.Organisation;
        if (await transaction.Db.DomainHolders.Where(row => row.Domain == line.Domain && row.Holder == organisation).ExecuteDeleteAsync(cancellation) > 0)
            Note(transaction, actor, "took back a mail domain", line);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>On both trails: the organisation's people see who decided whose addresses its provider speaks for.</summary>
    private void Note(TenantTransaction transaction, Actor actor, string action, AskedLine line)
    {
        var now = clock.GetUtcNow();
        transaction.AuditConsortium(actor, now, action, $"domain {line.Domain}", line.Name);
        transaction.Audit(line.Organisation, actor.UserId, now, $"{action} (consortium)", $"domain {line.Domain}");
    }
}
