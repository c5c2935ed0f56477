using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Research;

/// <summary>The page behind the address of a letter.</summary>
/// <param name="NeedsPassword">True where the account has none yet.</param>
public sealed record ConfirmationPage(
    string Code, string Email, string Name, string Affiliation, bool NeedsPassword, IReadOnlyList<FormError> Errors);

/// <summary>What came of a press on it.</summary>
public abstract record ConfirmResult
{
    public sealed record Confirmed : ConfirmResult;

    /// <summary>Nothing is used up; the page says what to put right.</summary>
    public sealed record Wrong(ConfirmationPage Page) : ConfirmResult;

    /// <summary>There is no such letter, it is too old, or it was used.</summary>
    public sealed record NotGood : ConfirmResult;
}

/// <summary>
/// Makes a researcher of who holds the letter. Looking uses nothing up, as programs that check mail follow links; the
/// press does, once.
/// </summary>
public sealed class ConfirmRegistration(UserManager<User> users, TenantDoor door, TimeProvider clock)
{
    private const string TooShort = "Choose a password of at least 12 characters";

    /// <summary>Null where the letter is not good, whatever the cause.</summary>
    public async Task<ConfirmationPage?> LoadAsync(string code, CancellationToken cancellation) =>
        await FindAsync(code, cancellation) is var (asked, user) ? PageOf(code, asked, user, []) : null;

    public async Task<ConfirmResult> HandleAsync(string code, string? password, CancellationToken cancellation)
    {
        if (await FindAsync(code, cancellation) is not var (asked, user))
            return new ConfirmResult.NotGood();

        if (user is null && await OpenAccountAsync(asked, password) is { Count: > 0 } problems)
            return new ConfirmResult.Wrong(PageOf(code, asked, user, problems));
        return await GrantAsync(code, cancellation) ? new ConfirmResult.Confirmed() : new ConfirmResult.NotGood();
    }

    /// <summary>The letter proves the address, so the account begins with it confirmed.</summary>
    /// <returns>What is wrong with the password; nothing where the account is there now.</returns>
    private async Task<IReadOnlyList<FormError>> OpenAccountAsync(ResearchRegistration asked, string? password)
    {
        if (string.IsNullOrEmpty(password))
            return [new FormError("Password", TooShort)];

        var made = new User
        {
            Id = Guid.NewGuid(),
            UserName = asked.Email,
            Email = asked.Email,
            EmailConfirmed = true,
            DisplayName = asked.Name,
            LockoutEnabled = true,
        };
        return [.. (await users.CreateAsync(made, password)).Errors.Select(error => new FormError("Password", Words(error)))];
    }

    /// <summary>False where another press was quicker. The database lets in who holds the letter, for its person alone.</summary>
    private async Task<bool> GrantAsync(string code, CancellationToken cancellation)
    {
        var (hash, now) = (new RegistrationCode(code).Hash, clock.GetUtcNow());
        await using var transaction = await door.OpenForRegistrationAsync(hash, cancellation);
        var db = transaction.Db;
        var asked = await db.ResearchRegistrations.FromSql(
            $"select * from research_registrations where code_hash = {hash} and used_at is null for update")
            .AsNoTracking().SingleOrDefaultAsync(cancellation);
        if (asked is null)
            return false;

        var user = await db.Users.Where(row => row.NormalizedEmail == asked.NormalizedEmail).Select(row => row.Id).SingleAsync(cancellation);
        var (name, affiliation, purpose) = (asked.Name, asked.Affiliation, asked.Purpose);
        await db.Database.ExecuteSqlAsync(
            $"insert into person_roles (user_id, role, granted_at) values ({user}, 'researcher', {now}) on conflict do nothing", cancellation);
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into researchers (user_id, name, affiliation, purpose, confirmed_at) values ({user}, {name}, {affiliation}, {purpose}, {now})
            on conflict (user_id) do update
              set name = excluded.name, affiliation = excluded.affiliation, purpose = excluded.purpose
            """, cancellation);
        await db.Database.ExecuteSqlAsync(
            $"insert into terms_acceptances (user_id, version, accepted_at) values ({user}, {asked.TermsVersion}, {now}) on conflict do nothing", cancellation);
        await db.ResearchRegistrations.Where(row => row.CodeHash == hash)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.UsedAt, now), cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    /// <summary>The registration, and the account that the address has; null where the letter is not good any more.</summary>
    private async Task<(ResearchRegistration Asked, User? User)?> FindAsync(string code, CancellationToken cancellation)
    {
        var hash = new RegistrationCode(code).Hash;
        var now = clock.GetUtcNow();
        await using var transaction = await door.OpenForRegistrationAsync(hash, cancellation);
        var asked = await transaction.Db.ResearchRegistrations.AsNoTracking()
            .SingleOrDefaultAsync(row => row.CodeHash == hash && row.UsedAt == null && row.ExpiresAt > now, cancellation);
        if (asked is null)
            return null;

        var user = await users.FindByEmailAsync(asked.Email);
        return user is { SuspendedAt: not null } || await IsShutOutAsync(transaction, user, cancellation) ? null : (asked, user);
    }

    /// <summary>Whose role was suspended, or taken away for good, does not come by it anew; the walls say so too.</summary>
    private static async Task<bool> IsShutOutAsync(TenantTransaction transaction, User? user, CancellationToken cancellation)
    {
        if (user is null)
            return false;
        var (person, role) = (new UserId(user.Id), Role.Researcher.Stored());
        return await transaction.Db.PersonRoles.AnyAsync(
            row => row.UserId == person && row.Role == role && row.State != PersonRoleState.Active, cancellation);
    }

    private static ConfirmationPage PageOf(string code, ResearchRegistration asked, User? user, IReadOnlyList<FormError> errors) =>
        new(code, asked.Email, asked.Name, asked.Affiliation, user is null, errors);

    private static string Words(IdentityError error) =>
        error.Code == nameof(IdentityErrorDescriber.PasswordTooShort) ? TooShort : error.Description;
}
