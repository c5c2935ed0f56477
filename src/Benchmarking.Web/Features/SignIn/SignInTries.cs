using System.Security.Cryptography;
using System.Text;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.SignIn;

/// <summary>A try that may be made now. It counts as failed until it is forgiven.</summary>
public sealed record SignInTry(Guid Id, IReadOnlyList<byte[]> Keys);

/// <summary>
/// How often signing in may fail within a quarter of an hour. From a browser that knows the account: by that browser alone.
/// From elsewhere: by the account, and by the network address. So guessing is slow, and whoever guesses at an account
/// from elsewhere never locks its owner's browser; passkeys and the way to a new password are not counted at all.
/// </summary>
public sealed class SignInTries(TenantDoor door, SiteSecrets secrets, KnownBrowsers browsers, IConfiguration configuration, TimeProvider clock)
{
    public const int MostForAccount = 10;

    /// <summary>A password, the code after it, and the code that a letter's holder shows: each is counted for itself.</summary>
    private static readonly string[] Tried = [Password, Code, CodeOfLetter];

    public const string Password = "password";
    public const string Code = "code";
    public const string CodeOfLetter = "code of a letter";

    /// <summary>Failures are counted over this time.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    /// <summary>An office of many may share one address.</summary>
    private readonly int _mostFromAddress = configuration.GetValue("SignIn:FailuresPerAddress", 50);

    /// <summary>Takes one try down; null where there were too many. Tries at once are counted one after the other.</summary>
    /// <param name="what">What is tried, as <see cref="Password"/>.</param>
    /// <param name="account">The normalised address, whether or not there is such an account.</param>
    public async Task<SignInTry?> BeginAsync(HttpContext context, string what, string account, CancellationToken cancellation)
    {
        var key = await secrets.KeyAsync(cancellation);
        (byte[] Key, int Most)[] counted = browsers.Find(context, account) is { } browser
            ? [(Keyed(key, $"{what}/browser/{account}/{browser}"), MostForAccount)]
            : [
                (Keyed(key, $"{what}/account/{account}"), MostForAccount),
                (Keyed(key, $"{what}/address/{NetworkAddress.Of(context)}"), _mostFromAddress),
            ];
        var begun = new SignInTry(Guid.NewGuid(), [.. counted.OrderBy(one => Convert.ToHexString(one.Key)).Select(one => one.Key)]);
        var (now, since) = (clock.GetUtcNow(), clock.GetUtcNow() - Window);
        await using var transaction = await door.OpenPublicAsync(cancellation);
        var db = transaction.Db;
        foreach (var one in begun.Keys)
            await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended(encode({one}, 'hex'), 29))", cancellation);
        foreach (var (one, most) in counted)
        {
            if (await db.SignInFailures.CountAsync(row => row.Key == one && row.At > since, cancellation) >= most)
                return null;
        }

        foreach (var one in begun.Keys)
            await db.Database.ExecuteSqlAsync($"insert into sign_in_failures (id, key, at) values ({begun.Id}, {one}, {now})", cancellation);
        await db.SignInFailures.Where(row => row.At < since).ExecuteDeleteAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return begun;
    }

    /// <summary>It was right after all.</summary>
    public async Task ForgiveAsync(SignInTry begun, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenPublicAsync(cancellation);
        foreach (var key in begun.Keys)
            await transaction.Db.SignInFailures.Where(row => row.Key == key && row.Id == begun.Id).ExecuteDeleteAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>
    /// From now on the account knows the browser, and nothing counts against it: whoever guesses elsewhere does not keep out
    /// who has just shown that the account's mailbox is theirs.
    /// </summary>
    public async Task BeginAnewAsync(HttpContext context, string account, CancellationToken cancellation)
    {
        if (browsers.Find(context, account) is { } browser)
        {
            var key = await secrets.KeyAsync(cancellation);
            var keys = Tried.Select(what => Keyed(key, $"{what}/browser/{account}/{browser}")).ToList();
            await using var transaction = await door.OpenPublicAsync(cancellation);
            await transaction.Db.SignInFailures.Where(row => keys.Contains(row.Key)).ExecuteDeleteAsync(cancellation);
            await transaction.CommitAsync(cancellation);
        }

        browsers.Remember(context, account);
    }

    private static byte[] Keyed(byte[] key, string what) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(what));
}
