using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Identity;

namespace Benchmarking.Web.Features.SignIn;

/// <summary>What came of an address and a password.</summary>
public abstract record PasswordResult
{
    /// <summary>That is all that is needed.</summary>
    public sealed record Right(User User) : PasswordResult;

    /// <summary>A code is needed too.</summary>
    /// <param name="Sealed">Says on the next page who showed the password, for ten minutes.</param>
    public sealed record NeedsCode(string Sealed) : PasswordResult;

    /// <summary>Unknown, suspended or wrong: nobody can tell which.</summary>
    public sealed record Wrong : PasswordResult;

    public sealed record TooMany : PasswordResult;
}

/// <summary>
/// The first step of signing in. The same questions are asked of the database and the same hash is computed whether or not
/// there is an account, so that neither words nor work tell.
/// </summary>
public sealed class CheckPassword(
    UserManager<User> users, SignInTries tries, SecondFactors factors, NobodysPassword nobody, WrongPasswords wrong, Sealing sealing, TenantDoor door)
{
    public const string TooManyWords = "Too many tries. Wait 15 minutes, then try again, or sign in with a passkey, or choose a new password.";
    private const string Purpose = "password-shown";

    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    public async Task<PasswordResult> HandleAsync(HttpContext context, string email, string password, CancellationToken cancellation)
    {
        var address = users.NormalizeEmail(email.Trim())!;
        if (await tries.BeginAsync(context, SignInTries.Password, address, cancellation) is not { } begun)
            return new PasswordResult.TooMany();

        var user = await users.FindByEmailAsync(email.Trim());
        if (!await IsRightAsync(user, password) || user is not { SuspendedAt: null })
        {
            wrong.Notice(address, BrowserWords.Of(context));
            return new PasswordResult.Wrong();
        }

        await tries.ForgiveAsync(begun, cancellation);
        var person = new UserId(user.Id);
        await using var transaction = await door.OpenForPersonAsync(person, cancellation);
        return await factors.IsSetUpAsync(transaction, person, cancellation)
            ? new PasswordResult.NeedsCode(sealing.SealFor(Purpose, user.Id, user.SecurityStamp ?? "", Lasts))
            : new PasswordResult.Right(user);
    }

    /// <summary>Who showed their password a moment ago; null where the seal is not ours, stale, or the password is another by now.</summary>
    public async Task<User?> OpenAsync(string? sealedText)
    {
        if (sealing.OpenOfPerson(Purpose, sealedText) is not var (id, stamp))
            return null;

        var user = await users.FindByIdAsync(id.ToString());
        return user is { SuspendedAt: null } && (user.SecurityStamp ?? "") == stamp ? user : null;
    }

    /// <summary>Whether it is the account's password; a weaker hash than is usual now is replaced.</summary>
    public async Task<bool> IsRightAsync(User? user, string password)
    {
        // A password longer than any that can be chosen is not hashed: that would be work for nothing.
        var typed = password.Length <= PasswordRules.Longest ? password : "";
        var result = users.PasswordHasher.VerifyHashedPassword(
            user ?? new User { DisplayName = "" }, user?.PasswordHash ?? nobody.Hash, typed);
        if (user is null || result == PasswordVerificationResult.Failed)
            return false;

        if (result == PasswordVerificationResult.SuccessRehashNeeded)
        {
            user.PasswordHash = users.PasswordHasher.HashPassword(user, typed);
            await users.UpdateAsync(user);
        }

        return true;
    }
}
