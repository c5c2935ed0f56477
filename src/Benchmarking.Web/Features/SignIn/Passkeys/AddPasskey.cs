using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Identity;

namespace Benchmarking.Web.Features.SignIn;

/// <summary>
/// Adds a passkey to an account. Where there is a second factor already, only a session that has shown it may: a passkey
/// opens everything, so it must not be a way round.
/// </summary>
public sealed class AddPasskey(
    PasskeyQuestions questions, SecondFactors factors, PersonTrail trail, AccountLetters letters, UserManager<User> users, TenantDoor door, TimeProvider clock)
{
    public const int Most = 20;
    public const int LongestName = 60;

    /// <summary>Null where they may not add one now.</summary>
    public async Task<PasskeyQuestion?> LoadAsync(HttpContext context, Actor actor, CancellationToken cancellation)
    {
        var user = (await users.FindByIdAsync(actor.UserId.ToString()))!;
        return await MayAsync(actor, user, cancellation) ? await questions.ForNewAsync(context, user, cancellation) : null;
    }

    /// <returns>False where the browser's answer was not good.</returns>
    public async Task<bool> HandleAsync(
        HttpContext context, Actor actor, Guid challenge, string credential, string? name, CancellationToken cancellation)
    {
        var user = (await users.FindByIdAsync(actor.UserId.ToString()))!;
        if (!await MayAsync(actor, user, cancellation)
            || await questions.MadeAsync(context, user, challenge, credential, cancellation) is not { } made)
        {
            return false;
        }

        var called = name?.Trim() is { Length: > 0 } typed ? typed : BrowserWords.Of(context);
        made.Name = called[..Math.Min(called.Length, LongestName)];
        if (!(await users.AddOrUpdatePasskeyAsync(user, made)).Succeeded)
            return false;

        await using var transaction = await door.OpenForPersonAsync(actor.UserId, cancellation);
        transaction.Happened(actor.UserId, clock.GetUtcNow(), SignInEventKind.PasskeyAdded, BrowserWords.Of(context));
        letters.Tell(transaction, user, "A passkey was added", "A passkey was added to your account at the Involvement Benchmark.");
        await transaction.CommitAsync(cancellation);
        letters.Ring();
        await trail.WriteAsync(actor.UserId, "added a passkey", "", cancellation);
        return true;
    }

    private async Task<bool> MayAsync(Actor actor, User user, CancellationToken cancellation)
    {
        var there = (await users.GetPasskeysAsync(user)).Count;
        if (there >= Most)
            return false;
        if (actor.HasSecondFactor)
            return true;

        await using var transaction = await door.OpenForPersonAsync(actor.UserId, cancellation);
        return there == 0 && !await factors.IsSetUpAsync(transaction, actor.UserId, cancellation);
    }
}
