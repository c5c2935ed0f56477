using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Benchmarking.Web.Features.Invitations;

/// <summary>What somebody who holds an invitation has to do to accept it.</summary>
public enum InvitedAs
{
    /// <summary>The address has no account: a name and a password make one.</summary>
    NewPerson,

    /// <summary>It has one, and nobody is signed in.</summary>
    SignInFirst,

    /// <summary>Somebody is signed in, under another address.</summary>
    SomebodyElse,

    /// <summary>Who is signed in is meant.</summary>
    Oneself,
}

/// <summary>The page behind the address of the letter.</summary>
/// <param name="Name">As typed by a new person.</param>
public sealed record InvitationPage(string Code, OpenInvitation Invitation, InvitedAs As, string? Name, IReadOnlyList<FormError> Errors);

/// <summary>What came of a press on it.</summary>
public abstract record AcceptResult
{
    public sealed record Accepted(bool IsNew, string Organisation) : AcceptResult;

    /// <summary>Nothing is used up; the page says what to do first.</summary>
    public sealed record NotYet(InvitationPage Page) : AcceptResult;

    /// <summary>There is no such invitation, or not any more.</summary>
    public sealed record NotGood : AcceptResult;
}

/// <summary>
/// Lets in whoever holds the letter and is whom it was sent to. Looking uses nothing up, as programs that check mail follow
/// links; the press does, once.
/// </summary>
public sealed class AcceptInvitation(FindInvitation find, MakeAccount make, UserManager<User> users, TenantDoor door, TimeProvider clock)
{
    /// <summary>Null where the letter is not good, whatever the cause.</summary>
    public async Task<InvitationPage?> LoadAsync(string code, Actor? actor, CancellationToken cancellation)
    {
        if (await find.ReadAsync(new InvitationCode(code), cancellation) is not { } open)
            return null;
        var user = await users.FindByEmailAsync(open.Email);
        return user is { SuspendedAt: not null } ? null : new InvitationPage(code, open, AsWhom(user, actor), null, []);
    }

    public async Task<AcceptResult> HandleAsync(string code, Actor? actor, string? name, string? password, CancellationToken cancellation)
    {
        if (await LoadAsync(code, actor, cancellation) is not { } page)
            return new AcceptResult.NotGood();
        if (page.As is InvitedAs.SignInFirst or InvitedAs.SomebodyElse)
            return new AcceptResult.NotYet(page);

        User? made = null;
        if (page.As == InvitedAs.NewPerson)
        {
            (made, var problems) = await make.HandleAsync(page.Invitation.Email, (name ?? "").Trim(), password ?? "");
            if (made is null)
                return new AcceptResult.NotYet(page with { Name = name, Errors = problems });
        }

        return await GrantAsync(new InvitationCode(code).Hash, page.Invitation, made is null ? actor!.UserId : new UserId(made.Id), made, cancellation)
            ? new AcceptResult.Accepted(made is not null, page.Invitation.OrganisationName)
            : new AcceptResult.NotGood();
    }

    private static InvitedAs AsWhom(User? invited, Actor? actor) => (invited, actor) switch
    {
        (_, null) => invited is null ? InvitedAs.NewPerson : InvitedAs.SignInFirst,
        ({ } user, { } known) when user.Id == known.UserId.Value => InvitedAs.Oneself,
        _ => InvitedAs.SomebodyElse,
    };

    /// <summary>
    /// False where another press was quicker, or the walls say no: they compare the letter, the person and who invited. Then
    /// nothing is written, an account neither.
    /// </summary>
    /// <param name="made">Somebody new, who is written in the same transaction; null for who has an account.</param>
    private async Task<bool> GrantAsync(byte[] hash, OpenInvitation open, UserId user, User? made, CancellationToken cancellation)
    {
        try
        {
            await using var transaction = await door.OpenForSecretAsync(hash, cancellation, open.Organisation, user);
            if (!await (open.Organisation is { } organisation
                ? MembershipAsync(transaction, hash, open, organisation, user, made, cancellation)
                : ConsortiumAsync(transaction, hash, open, user, made, cancellation)))
                return false;
            await transaction.CommitAsync(cancellation);
            return true;
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            return false;
        }
        catch (DbUpdateException taken) when (taken.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // By another letter to the same address, at the same moment.
            return false;
        }
    }

    private static async Task WriteAsync(TenantTransaction transaction, User? made, CancellationToken cancellation)
    {
        if (made is null)
            return;

        transaction.Db.Users.Add(made);
        await transaction.Db.SaveChangesAsync(cancellation);
    }

    private async Task<bool> MembershipAsync(
        TenantTransaction transaction, byte[] hash, OpenInvitation open, OrganisationId organisation, UserId user, User? made, CancellationToken cancellation)
    {
        var (db, now) = (transaction.Db, clock.GetUtcNow());
        if (await db.Invitations.FromSql($"select * from invitations where code_hash = {hash} and accepted_at is null and revoked_at is null for update")
            .AsNoTracking().SingleOrDefaultAsync(cancellation) is null)
            return false;

        await WriteAsync(transaction, made, cancellation);
        foreach (var role in open.Roles)
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                insert into memberships (organisation_id, user_id, role, status, granted_at)
                values ({organisation.Value}, {user.Value}, {role.Stored()}, {Membership.Active}, {now}) on conflict do nothing
                """, cancellation);
        }

        await db.Invitations.Where(row => row.CodeHash == hash).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.AcceptedAt, now).SetProperty(row => row.AcceptedBy, user), cancellation);
        transaction.Audit(
            organisation, user, now, "accepted an invitation", $"invitation {open.Id}", $"now: {string.Join(", ", open.Roles.Select(role => role.Stored()))}");
        return true;
    }

    private async Task<bool> ConsortiumAsync(TenantTransaction transaction, byte[] hash, OpenInvitation open, UserId user, User? made, CancellationToken cancellation)
    {
        var (db, now, role) = (transaction.Db, clock.GetUtcNow(), Role.ConsortiumAdmin.Stored());
        if (await db.ConsortiumInvitations.FromSql(
            $"select * from consortium_invitations where code_hash = {hash} and accepted_at is null and revoked_at is null for update")
            .AsNoTracking().SingleOrDefaultAsync(cancellation) is null)
            return false;

        await WriteAsync(transaction, made, cancellation);
        await db.Database.ExecuteSqlAsync(
            $"insert into person_roles (user_id, role, granted_at) values ({user.Value}, {role}, {now}) on conflict do nothing", cancellation);
        await db.ConsortiumInvitations.Where(row => row.CodeHash == hash).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.AcceptedAt, now).SetProperty(row => row.AcceptedBy, user), cancellation);
        db.ConsortiumAuditEntries.Add(new ConsortiumAuditEntry
        {
            At = now,
            UserId = user,
            Action = "accepted an invitation",
            Subject = $"invitation {open.Id}",
            Detail = $"now: {role}",
        });
        return true;
    }
}
