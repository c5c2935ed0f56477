using System.Collections.Concurrent;
using Benchmarking.Web.Features.Demonstration;
using Benchmarking.Web.Features.SignIn;

namespace Benchmarking.Browser.Tests.Support;

/// <summary>
/// The app on somebody's phone. A code is good once, so who signs in twice in a moment is shown the next one, which the
/// site takes as of a clock that is a little fast.
/// </summary>
public static class AuthenticatorApp
{
    private static readonly ConcurrentDictionary<string, long> Used = new();

    public static string Code(DemonstrationAccount account) => Code(account.TotpSecret);

    public static string Code(string secret)
    {
        var now = Totp.StepAt(TimeProvider.System.GetUtcNow());
        var step = Used.AddOrUpdate(secret, now - 1, (_, last) => Math.Max(last + 1, now - 1));
        return Totp.Code(Totp.FromBase32(secret), step);
    }
}
