using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Features.SignIn;

/// <summary>What came of a code.</summary>
public abstract record CodeResult
{
    public sealed record Right(User User, FactorKind Kind) : CodeResult;

    public sealed record Wrong : CodeResult;

    public sealed record TooMany : CodeResult;

    /// <summary>The password was shown too long ago.</summary>
    public sealed record Stale : CodeResult;
}

/// <summary>The second step of signing in: a code of the authenticator app, or one from paper.</summary>
public sealed class CheckCode(CheckPassword first, SignInTries tries, SecondFactors factors, PersonTrail trail, TenantDoor door, TimeProvider clock)
{
    public const string WrongWords = "That code is not right, or was used before. Wait for the next one in your app and type that.";

    /// <param name="sealedPassword">Who showed the password (<see cref="PasswordResult.NeedsCode"/>).</param>
    public async Task<CodeResult> HandleAsync(HttpContext context, string? sealedPassword, string code, CancellationToken cancellation) =>
        await first.OpenAsync(sealedPassword) is { } user ? await UseAsync(context, user, code, cancellation) : new CodeResult.Stale();

    /// <summary>Takes a code of somebody who is known already.</summary>
    /// <param name="what">As what it is counted.</param>
    public async Task<CodeResult> UseAsync(
        HttpContext context, User user, string code, CancellationToken cancellation, string what = SignInTries.Code)
    {
        if (await tries.BeginAsync(context, what, user.NormalizedEmail!, cancellation) is not { } begun)
            return new CodeResult.TooMany();

        var (person, now, browser) = (new UserId(user.Id), clock.GetUtcNow(), BrowserWords.Of(context));
        FactorKind? used;
        bool isNews;
        await using (var transaction = await door.OpenForPersonAsync(person, cancellation))
        {
            used = await factors.UseAsync(transaction, person, code, cancellation);
            isNews = used is not null || await trail.IsWorthALineAsync(transaction, person, SignInEventKind.WrongCode, cancellation);
            if (used is null)
                transaction.Happened(person, now, SignInEventKind.WrongCode, browser);
            if (used is FactorKind.RecoveryCode)
                transaction.Happened(person, now, SignInEventKind.RecoveryCodeUsed, browser);
            await transaction.CommitAsync(cancellation);
        }

        if (used is not { } kind)
        {
            if (isNews)
                await trail.WriteAsync(person, "failed to sign in", "wrong code", cancellation);
            return new CodeResult.Wrong();
        }

        if (kind == FactorKind.RecoveryCode)
            await trail.WriteAsync(person, "used a recovery code", "", cancellation);
        await tries.ForgiveAsync(begun, cancellation);
        return new CodeResult.Right(user, kind);
    }
}
