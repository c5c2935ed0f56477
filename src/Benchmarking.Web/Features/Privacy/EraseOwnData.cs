using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.People;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Benchmarking.Web.Features.Privacy;

/// <summary>
/// Erases a person: they leave every organisation, and of their account a row without name and address stays, to which
/// what they did goes on to refer, under a pseudonym. Nothing is left before it is known that everything may be. Pressed
/// again after a failure half-way it goes on.
/// </summary>
public sealed class EraseOwnData(TenantDoor door, RemovePerson leave, TimeProvider clock)
{
    private const string Consortium = "the consortium";

    private static readonly string Administrator = Role.OrganisationAdmin.Stored();

    /// <summary>False in a session that has not shown all that it can show of the person.</summary>
    public static bool IsOpenTo(Actor actor) => actor is { Look: null, Session.Only: null, OwesSecondFactor: false };

    /// <returns>Nothing when done; else for whom somebody else must be made an administrator first.</returns>
    public async Task<IReadOnlyList<string>> HandleAsync(Actor actor, CancellationToken cancellation)
    {
        if (!IsOpenTo(actor))
            throw new InvalidOperationException("This session erases nobody.");

        var hats = await HatsAsync(actor.UserId, cancellation);
        var last = new List<string>();
        foreach (var hat in hats)
        {
            if (await IsLastOfAsync(actor with { Hat = hat }, cancellation))
                last.Add(hat.Name);
        }

        if (await IsLastOfConsortiumAsync(actor, cancellation))
            last.Add(Consortium);
        if (last.Count > 0)
            return last;

        foreach (var hat in hats)
        {
            // Somebody else may have gone since it was looked at.
            if (await leave.LeaveAsync(actor with { Hat = hat }, cancellation) == PersonOutcome.LastAdministrator)
                return [hat.Name];
        }

        return await EraseAsync(actor, cancellation) ? [] : [Consortium];
    }

    /// <summary>Every organisation that holds a membership of theirs, suspended ones too, which no hat shows.</summary>
    private async Task<List<Hat>> HatsAsync(UserId person, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenForPersonAsync(person, cancellation);
        var rows = await transaction.Db.Memberships.AsNoTracking().Where(row => row.UserId == person)
            .Select(row => new { row.OrganisationId, row.Organisation.Name, row.Role }).ToListAsync(cancellation);
        return
        [
            .. rows.GroupBy(row => (row.OrganisationId, row.Name)).OrderBy(group => group.Key.Name, StringComparer.Ordinal)
                .Select(group => new Hat(
                    group.Key.OrganisationId.ToString(), group.Key.Name, group.Key.OrganisationId,
                    [.. group.Select(row => Roles.FromStored(row.Role)).Order()])),
        ];
    }

    private async Task<bool> IsLastOfAsync(Actor actor, CancellationToken cancellation)
    {
        var organisation = actor.OrganisationId!.Value;
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        var administrators = db.Memberships.Where(
            row => row.OrganisationId == organisation && row.Role == Administrator && row.Status == Membership.Active);
        if (!await administrators.AnyAsync(row => row.UserId == actor.UserId, cancellation))
            return false;

        var others = await administrators.Where(row => row.UserId != actor.UserId).Select(row => row.UserId).ToListAsync(cancellation);
        return !await AnyIsActiveAsync(db, others, cancellation);
    }

    private async Task<bool> IsLastOfConsortiumAsync(Actor actor, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenForPersonAsync(actor.UserId, cancellation);
        var administrators = await ConsortiumAsync(transaction.Db, cancellation);
        return administrators.Remove(actor.UserId) && !await AnyIsActiveAsync(transaction.Db, administrators, cancellation);
    }

    private static Task<List<UserId>> ConsortiumAsync(BenchmarkingDb db, CancellationToken cancellation)
    {
        var role = Role.ConsortiumAdmin.Stored();
        return db.PersonRoles.Where(row => row.Role == role).Select(row => row.UserId).ToListAsync(cancellation);
    }

    private static Task<bool> AnyIsActiveAsync(BenchmarkingDb db, IReadOnlyCollection<UserId> people, CancellationToken cancellation)
    {
        var ids = people.Select(person => person.Value).ToList();
        return db.Users.AnyAsync(user => ids.Contains(user.Id) && user.SuspendedAt == null, cancellation);
    }

    /// <returns>False where they would leave the consortium without an administrator.</returns>
    private async Task<bool> EraseAsync(Actor actor, CancellationToken cancellation)
    {
        var person = actor.UserId;
        await using var transaction = await door.OpenForPersonAsync(person, cancellation);
        var db = transaction.Db;
        // The line in which administrators of the consortium go, before the trail's own.
        await db.Database.ExecuteSqlAsync(
            $"select pg_advisory_xact_lock(hashtextextended('administrators of the consortium', 0))", cancellation);
        if ((await ConsortiumAsync(db, cancellation)).Contains(person))
        {
            // Now, not at commit: then they may write nothing there any more.
            db.ConsortiumAuditEntries.Add(new ConsortiumAuditEntry
            {
                At = clock.GetUtcNow(),
                UserId = person,
                Action = "left the consortium",
                Subject = $"person {person}",
                Detail = $"{Role.ConsortiumAdmin.Stored()} → no role",
            });
            await db.SaveChangesAsync(cancellation);
        }

        try
        {
            await db.PersonRoles.Where(role => role.UserId == person && role.State == PersonRoleState.Active).ExecuteDeleteAsync(cancellation);
        }
        catch (PostgresException kept) when (kept.ConstraintName == "person_roles_an_administrator_stays")
        {
            return false;
        }

        await ForgetAsync(db, person, cancellation);
        await AnonymiseAsync(db, person.Value, cancellation);
        // Those in which they were suspended, which nobody leaves by themselves.
        await db.Memberships.Where(row => row.UserId == person).ExecuteDeleteAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    private static async Task ForgetAsync(BenchmarkingDb db, UserId person, CancellationToken cancellation)
    {
        var id = person.Value;
        await db.UserClaims.Where(row => row.UserId == id).ExecuteDeleteAsync(cancellation);
        await db.UserLogins.Where(row => row.UserId == id).ExecuteDeleteAsync(cancellation);
        await db.UserTokens.Where(row => row.UserId == id).ExecuteDeleteAsync(cancellation);
        await db.UserPasskeys.Where(row => row.UserId == id).ExecuteDeleteAsync(cancellation);
        await db.SecondFactors.Where(row => row.UserId == person).ExecuteDeleteAsync(cancellation);
        await db.RecoveryCodes.Where(row => row.UserId == person).ExecuteDeleteAsync(cancellation);
        await db.SignInEvents.Where(row => row.UserId == person).ExecuteDeleteAsync(cancellation);
        await db.Sessions.Where(row => row.UserId == person).ExecuteDeleteAsync(cancellation);
        await db.MailRefusals.Where(row => row.UserId == person).ExecuteDeleteAsync(cancellation);
        await db.ResearchTokens.Where(row => row.UserId == person).ExecuteDeleteAsync(cancellation);
        await db.Researchers.Where(row => row.UserId == person).ExecuteDeleteAsync(cancellation);
    }

    private async Task AnonymiseAsync(BenchmarkingDb db, Guid id, CancellationToken cancellation)
    {
        var (now, pseudonym) = (clock.GetUtcNow(), $"Erased person {id.ToString()[..8]}");
        await db.Users.Where(user => user.Id == id).ExecuteUpdateAsync(
            set => set
                .SetProperty(user => user.DisplayName, pseudonym)
                .SetProperty(user => user.UserName, (string?)null)
                .SetProperty(user => user.NormalizedUserName, (string?)null)
                .SetProperty(user => user.Email, (string?)null)
                .SetProperty(user => user.NormalizedEmail, (string?)null)
                .SetProperty(user => user.PhoneNumber, (string?)null)
                .SetProperty(user => user.PasswordHash, (string?)null)
                .SetProperty(user => user.SecurityStamp, Guid.NewGuid().ToString("N"))
                .SetProperty(user => user.SuspendedAt, user => user.SuspendedAt ?? now)
                .SetProperty(user => user.ErasedAt, now),
            cancellation);
    }
}
