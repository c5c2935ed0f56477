using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Identity;

namespace Benchmarking.Web.Features.SignIn;

/// <summary>Chooses a new password, for who has just shown that they are the account's owner.</summary>
public sealed class ChangePassword(PasswordChange change, PersonTrail trail, AccountLetters letters, UserManager<User> users, TenantDoor door)
{
    /// <returns>What is wrong with it; null where it holds from now on. This session goes on with a new ticket, others end.</returns>
    public async Task<string?> HandleAsync(HttpContext context, Actor actor, string password, CancellationToken cancellation)
    {
        var user = (await users.FindByIdAsync(actor.UserId.ToString()))!;
        if (await change.ProblemAsync(user, password) is { } problem)
            return problem;

        await using var transaction = await door.OpenForPersonAsync(actor.UserId, cancellation);
        await change.ApplyAsync(transaction, user, password, actor.Session?.Id, BrowserWords.Of(context), cancellation);
        await transaction.CommitAsync(cancellation);
        letters.Ring();
        await trail.WriteAsync(actor.UserId, "changed their password", "", cancellation);
        await SessionCookie.GiveAsync(context, user, actor, (actor.Hat ?? actor.Waiting)?.Key);
        return null;
    }
}
