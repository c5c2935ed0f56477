using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.SignIn;

/// <summary>Removes the authenticator app, or makes new recovery codes: only for who shows a code of it.</summary>
public sealed class ChangeSecondFactor(
    GiveSecondFactor give, SecondFactors factors, Sessions sessions, PersonTrail trail, AccountLetters letters, UserManager<User> users,
    TenantDoor door, TimeProvider clock)
{
    /// <returns>The codes, shown once; or what is wrong.</returns>
    public async Task<(IReadOnlyList<string>? Codes, string? Wrong)> NewCodesAsync(
        HttpContext context, Actor actor, string code, CancellationToken cancellation)
    {
        var user = (await users.FindByIdAsync(actor.UserId.ToString()))!;
        if (await give.WrongAsync(context, user, code, cancellation) is { } wrong)
            return (null, wrong);

        await using var transaction = await door.OpenForPersonAsync(actor.UserId, cancellation);
        var codes = await factors.MakeCodesAsync(transaction, actor.UserId, cancellation);
        transaction.Happened(actor.UserId, clock.GetUtcNow(), SignInEventKind.RecoveryCodesMade, BrowserWords.Of(context));
        letters.Tell(transaction, user, "New recovery codes were made", "New recovery codes were made for your account at the Involvement Benchmark. The old ones do not work any more.");
        await transaction.CommitAsync(cancellation);
        letters.Ring();
        await trail.WriteAsync(actor.UserId, "made new recovery codes", "", cancellation);
        return (codes, null);
    }

    /// <returns>What is wrong; null where the app is removed. All sessions end: who has a role that demands a factor sets one up again.</returns>
    public async Task<string?> HandleAsync(HttpContext context, Actor actor, string code, CancellationToken cancellation)
    {
        var user = (await users.FindByIdAsync(actor.UserId.ToString()))!;
        if (await give.WrongAsync(context, user, code, cancellation) is { } wrong)
            return wrong;

        await RemoveAsync(user, BrowserWords.Of(context), passkeysToo: false, cancellation);
        await trail.WriteAsync(actor.UserId, "removed their authenticator app", "", cancellation);
        return null;
    }

    /// <summary>Removes it, recovery codes and sessions too, and perhaps passkeys: all or nothing.</summary>
    public async Task RemoveAsync(User user, string browser, bool passkeysToo, CancellationToken cancellation)
    {
        var (id, person) = (user.Id, new UserId(user.Id));
        await using var transaction = await door.OpenForPersonAsync(person, cancellation);
        if (passkeysToo)
            await transaction.Db.UserPasskeys.Where(row => row.UserId == id).ExecuteDeleteAsync(cancellation);
        await factors.RemoveAsync(transaction, person, cancellation);
        await sessions.EndAllAsync(transaction, person, null, cancellation);
        transaction.Happened(person, clock.GetUtcNow(), SignInEventKind.SecondFactorRemoved, browser);
        letters.Tell(transaction, user, "Your authenticator app was removed", "The authenticator app of your account at the Involvement Benchmark was removed.");
        await transaction.CommitAsync(cancellation);
        letters.Ring();
    }
}
