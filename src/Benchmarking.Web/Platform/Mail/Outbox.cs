using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Platform.Mail;

/// <summary>Somebody to write to.</summary>
public sealed record Addressee(UserId UserId, string Address);

/// <summary>
/// Where a page puts what it wants said: kept in the transaction of what was done, so that one is never without the other.
/// Whether somebody wants such letters is looked at when they leave.
/// </summary>
public sealed class Outbox(MailBell bell, TimeProvider clock)
{
    /// <param name="about">What it is about; with the person's id it is written once.</param>
    public void Put(TenantTransaction transaction, MailKind kind, string about, Letter letter, IEnumerable<Addressee> people)
    {
        var now = clock.GetUtcNow();
        transaction.Db.MailMessages.AddRange(people.Select(person => new MailMessage
        {
            Kind = kind,
            UserId = person.UserId,
            Address = person.Address,
            Subject = letter.Subject,
            Body = letter.Body,
            About = $"{about}/{person.UserId}",
            MadeAt = now,
            NextTryAt = now,
        }));
    }

    /// <summary>
    /// The same for an address, whether or not it has an account, where a letter about the same may be there already: then
    /// that one stands.
    /// </summary>
    public Task PutOnceAsync(
        TenantTransaction transaction, MailKind kind, string about, Letter letter, string address, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        // No column is named: who may not read letters may not ask which of them stands in the way.
        return transaction.Db.Database.ExecuteSqlAsync(
            $"""
            insert into mail_messages (id, kind, address, subject, body, about, made_at, next_try_at)
            values ({Guid.NewGuid()}, {kind.Stored()}, {address}, {letter.Subject}, {letter.Body}, {about}, {now}, {now})
            on conflict do nothing
            """,
            cancellation);
    }

    /// <summary>Once the transaction is committed: somebody has a letter to send.</summary>
    public void Ring() => bell.Ring();
}

public static class Addressees
{
    /// <summary>Those of one's own organisation who have one of the roles now.</summary>
    public static async Task<IReadOnlyList<Addressee>> MembersAsync(
        this BenchmarkingDb db, OrganisationId organisation, Role[] roles, CancellationToken cancellation)
    {
        var stored = roles.Select(role => role.Stored()).ToList();
        var ids = await db.Memberships
            .Where(row => row.OrganisationId == organisation && row.Status == Membership.Active && stored.Contains(row.Role))
            .Select(row => row.UserId).Distinct().ToListAsync(cancellation);
        return await db.ReachableAsync(ids, cancellation);
    }

    /// <summary>The consortium's administrators.</summary>
    public static async Task<IReadOnlyList<Addressee>> AdministratorsAsync(this BenchmarkingDb db, CancellationToken cancellation)
    {
        var stored = Role.ConsortiumAdmin.Stored();
        var ids = await db.PersonRoles.Where(row => row.Role == stored).Select(row => row.UserId).ToListAsync(cancellation);
        return await db.ReachableAsync(ids, cancellation);
    }

    private static async Task<IReadOnlyList<Addressee>> ReachableAsync(
        this BenchmarkingDb db, IEnumerable<UserId> people, CancellationToken cancellation)
    {
        var ids = people.Select(id => id.Value).ToList();
        return await db.Users.Where(user => ids.Contains(user.Id) && user.SuspendedAt == null && user.Email != null)
            .Select(user => new Addressee(new UserId(user.Id), user.Email!)).ToListAsync(cancellation);
    }
}
