using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.SignIn;

/// <summary>Somebody who is signed in shows once more that it is them, before they change how they sign in.</summary>
public sealed class ProveAgain(CheckPassword check, SignInTries tries, WrongPasswords wrong, UserManager<User> users, TenantDoor door, TimeProvider clock)
{
    /// <returns>What is wrong; null where it is them.</returns>
    public async Task<string?> HandleAsync(HttpContext context, Actor actor, string password, CancellationToken cancellation)
    {
        var user = (await users.FindByIdAsync(actor.UserId.ToString()))!;
        if (await tries.BeginAsync(context, SignInTries.Password, user.NormalizedEmail!, cancellation) is not { } begun)
            return "Too many wrong passwords. Wait 15 minutes, then try again, or use a passkey.";
        if (!await check.IsRightAsync(user, password))
        {
            wrong.Notice(user.NormalizedEmail!, BrowserWords.Of(context));
            return "That is not your password";
        }

        await tries.ForgiveAsync(begun, cancellation);
        await MarkAsync(actor, cancellation);
        return null;
    }

    /// <summary>From now on the session counts as freshly proven.</summary>
    public async Task MarkAsync(Actor actor, CancellationToken cancellation)
    {
        var (session, now) = (actor.Session!.Id, clock.GetUtcNow());
        await using var transaction = await door.OpenForPersonAsync(actor.UserId, cancellation);
        await transaction.Db.Sessions.Where(row => row.Id == session)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.ProvenAt, now), cancellation);
        await transaction.CommitAsync(cancellation);
    }
}
