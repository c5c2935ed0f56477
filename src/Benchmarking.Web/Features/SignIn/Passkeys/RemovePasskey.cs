using System.Buffers.Text;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Identity;

namespace Benchmarking.Web.Features.SignIn;

/// <summary>A passkey as its owner knows it.</summary>
public sealed record PasskeyLine(string Id, string Name, DateTimeOffset AddedAt);

/// <param name="MayChange">False where a second factor has to be shown first.</param>
public sealed record PasskeysPage(IReadOnlyList<PasskeyLine> Lines, bool MayChange);

/// <summary>
/// Lists a person's passkeys and removes one. Where a role of theirs demands a second factor, only a session that has shown
/// one may remove a passkey, as it is one.
/// </summary>
public sealed class RemovePasskey(
    Sessions sessions, PersonTrail trail, AccountLetters letters, UserManager<User> users, TenantDoor door, TimeProvider clock)
{
    public async Task<PasskeysPage> LoadAsync(Actor actor)
    {
        var user = (await users.FindByIdAsync(actor.UserId.ToString()))!;
        var keys = await users.GetPasskeysAsync(user);
        return new PasskeysPage([.. keys.OrderBy(key => key.CreatedAt).Select(Line)], May(actor));
    }

    /// <returns>False where there is no such passkey, or it may not be removed now. Everybody signed in elsewhere is out.</returns>
    public async Task<bool> HandleAsync(HttpContext context, Actor actor, string id, CancellationToken cancellation)
    {
        var user = (await users.FindByIdAsync(actor.UserId.ToString()))!;
        var key = (await users.GetPasskeysAsync(user)).SingleOrDefault(own => Line(own).Id == id);
        if (key is null || !May(actor) || !(await users.RemovePasskeyAsync(user, key.CredentialId)).Succeeded)
            return false;

        await using var transaction = await door.OpenForPersonAsync(actor.UserId, cancellation);
        await sessions.EndAllAsync(transaction, actor.UserId, actor.Session?.Id, cancellation);
        transaction.Happened(actor.UserId, clock.GetUtcNow(), SignInEventKind.PasskeyRemoved, BrowserWords.Of(context));
        letters.Tell(transaction, user, "A passkey was removed", "A passkey of your account at the Involvement Benchmark was removed.");
        await transaction.CommitAsync(cancellation);
        letters.Ring();
        await trail.WriteAsync(actor.UserId, "removed a passkey", "", cancellation);
        return true;
    }

    private static bool May(Actor actor) => actor.HasSecondFactor || !actor.Hats.Any(SecondFactorRule.Demands);

    private static PasskeyLine Line(UserPasskeyInfo key) =>
        new(Base64Url.EncodeToString(key.CredentialId), key.Name ?? "A passkey", key.CreatedAt);
}
