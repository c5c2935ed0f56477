using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.SignIn;

/// <summary>The page behind the address of a letter.</summary>
/// <param name="NeedsCode">True where the account has an authenticator app, whose code is asked for too.</param>
public sealed record ResetPage(string Secret, string Email, bool NeedsCode);

/// <summary>What came of a press on it.</summary>
public abstract record ResetResult
{
    public sealed record Done : ResetResult;

    /// <summary>Nothing of the letter is used up.</summary>
    /// <param name="Field"><c>NewPassword</c> or <c>Code</c>.</param>
    public sealed record Wrong(ResetPage Page, string Field, string Words) : ResetResult;

    /// <summary>There is no such letter, it is too old, or it was used: they look alike.</summary>
    public sealed record NotGood : ResetResult;
}

/// <summary>
/// Takes a new password from who holds the letter, and shows their second factor where there is one. Looking uses nothing
/// up, as programs that check mail follow links; the press does, once. It signs nobody in.
/// </summary>
public sealed class ResetPassword(
    PasswordChange change, GiveSecondFactor give, SecondFactors factors, SignInTries tries, PersonTrail trail, AccountLetters letters, UserManager<User> users,
    TenantDoor door, TimeProvider clock)
{
    public async Task<ResetPage?> LoadAsync(string secret, CancellationToken cancellation) =>
        await FindAsync(secret, cancellation) is var (user, needsCode) ? new ResetPage(secret, user.Email!, needsCode) : null;

    public async Task<ResetResult> HandleAsync(
        HttpContext context, string secret, string password, string? code, CancellationToken cancellation)
    {
        if (await FindAsync(secret, cancellation) is not var (user, needsCode))
            return new ResetResult.NotGood();

        var page = new ResetPage(secret, user.Email!, needsCode);
        if (await change.ProblemAsync(user, password) is { } problem)
            return new ResetResult.Wrong(page, nameof(NewPasswordForm.NewPassword), problem);
        if (needsCode && await give.WrongAsync(context, user, code ?? "", cancellation, SignInTries.CodeOfLetter) is { } wrong)
            return new ResetResult.Wrong(page, nameof(NewPasswordForm.Code), wrong);

        var (hash, now) = (new ResetCode(secret).Hash, clock.GetUtcNow());
        await using var transaction = await door.OpenForSecretAsync(hash, cancellation, user: new UserId(user.Id));
        var used = await transaction.Db.PasswordResets.Where(row => row.CodeHash == hash && row.UsedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.UsedAt, now), cancellation);
        if (used == 0)
            return new ResetResult.NotGood();

        await change.ApplyAsync(transaction, user, password, null, BrowserWords.Of(context), cancellation);
        await transaction.CommitAsync(cancellation);
        letters.Ring();
        await trail.WriteAsync(new UserId(user.Id), "changed their password", "by a letter", cancellation);
        await tries.BeginAnewAsync(context, user.NormalizedEmail!, cancellation);
        return new ResetResult.Done();
    }

    private async Task<(User User, bool NeedsCode)?> FindAsync(string secret, CancellationToken cancellation)
    {
        var (hash, now) = (new ResetCode(secret).Hash, clock.GetUtcNow());
        PasswordReset? letter;
        await using (var transaction = await door.OpenForSecretAsync(hash, cancellation))
        {
            letter = await transaction.Db.PasswordResets.AsNoTracking()
                .SingleOrDefaultAsync(row => row.CodeHash == hash && row.UsedAt == null && row.ExpiresAt > now, cancellation);
        }

        if (letter is null || await users.FindByIdAsync(letter.UserId.ToString()) is not { SuspendedAt: null } user)
            return null;

        await using var own = await door.OpenForPersonAsync(letter.UserId, cancellation);
        // A letter from before the password was changed last is worth nothing, as it is for what was forgotten then.
        var (person, changed, madeAt) = (letter.UserId, SignInEventKind.PasswordChanged.Stored(), letter.MadeAt);
        if (await own.Db.SignInEvents.AnyAsync(row => row.UserId == person && row.Kind == changed && row.At >= madeAt, cancellation))
            return null;
        return (user, await factors.IsSetUpAsync(own, letter.UserId, cancellation));
    }
}
