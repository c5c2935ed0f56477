using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.SignIn;

/// <summary>A new password in place of the old: with it go the security stamp, and the person's other sessions.</summary>
public sealed class PasswordChange(UserManager<User> users, Sessions sessions, AccountLetters letters, TimeProvider clock)
{
    /// <summary>What is wrong with a password that somebody would choose; null where it is good.</summary>
    public async Task<string?> ProblemAsync(User user, string password)
    {
        foreach (var rule in users.PasswordValidators)
        {
            if ((await rule.ValidateAsync(users, user, password)).Errors.FirstOrDefault() is { } error)
                return error.Description;
        }

        return null;
    }

    /// <param name="transaction">For that person.</param>
    /// <param name="but">The session in which they do it; null ends all.</param>
    public async Task ApplyAsync(
        TenantTransaction transaction, User user, string password, SessionId? but, string browser, CancellationToken cancellation)
    {
        var (id, hash, stamp) = (user.Id, users.PasswordHasher.HashPassword(user, password), Guid.NewGuid().ToString("N"));
        var concurrency = Guid.NewGuid().ToString();
        await transaction.Db.Users.Where(row => row.Id == id).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.PasswordHash, hash).SetProperty(row => row.SecurityStamp, stamp)
                .SetProperty(row => row.ConcurrencyStamp, concurrency),
            cancellation);
        await sessions.EndAllAsync(transaction, new UserId(id), but, cancellation);
        transaction.Happened(new UserId(id), clock.GetUtcNow(), SignInEventKind.PasswordChanged, browser);
        letters.Tell(transaction, user, "Your password was changed", "The password of your account at the Involvement Benchmark was changed. Everybody who was signed in with it elsewhere is signed out.");
        user.SecurityStamp = stamp;
    }
}
