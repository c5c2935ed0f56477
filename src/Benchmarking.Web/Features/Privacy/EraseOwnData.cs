using Benchmarking.Web.Database;
using Benchmarking.Web.Features.People;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Benchmarking.Web.Features.Privacy;

/// <summary>
/// Erases a person: they leave every organisation, and of their account a row without name and address stays, to which
/// what they did goes on to refer, under a pseudonym. Pressed again after a failure half-way it goes on.
/// </summary>
public sealed class EraseOwnData(TenantDoor door, RemovePerson leave, TimeProvider clock)
{
    /// <returns>Null when done; else for whom somebody else must be made an administrator first.</returns>
    public async Task<string?> HandleAsync(Actor actor, CancellationToken cancellation)
    {
        foreach (var hat in actor.Hats.Where(hat => hat.OrganisationId is not null))
        {
            if (await leave.LeaveAsync(actor with { Hat = hat }, cancellation) == PersonOutcome.LastAdministrator)
                return hat.Name;
        }

        await using var transaction = await door.OpenForPersonAsync(actor.UserId, cancellation);
        try
        {
            await transaction.Db.PersonRoles.Where(role => role.UserId == actor.UserId && role.State == Database.Tables.PersonRoleState.Active)
                .ExecuteDeleteAsync(cancellation);
        }
        catch (PostgresException kept) when (kept.ConstraintName == "person_roles_an_administrator_stays")
        {
            return "the consortium";
        }

        await ForgetAsync(transaction.Db, actor.UserId, cancellation);
        await AnonymiseAsync(transaction.Db, actor.UserId.Value, cancellation);
        await transaction.CommitAsync(cancellation);
        return null;
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
