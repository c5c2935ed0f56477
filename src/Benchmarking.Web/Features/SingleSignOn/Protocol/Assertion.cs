using System.Net.Mail;

namespace Benchmarking.Web.Features.SingleSignOn.Protocol;

/// <summary>What a provider says of somebody, once it is known to be the provider that says so.</summary>
/// <param name="Subject">The provider's own name for them, which it never gives to anybody else.</param>
/// <param name="Email">Null where it does not say.</param>
/// <param name="EmailVerified">Null where it does not say.</param>
/// <param name="Methods">How they showed who they are (<c>amr</c>, RFC 8176).</param>
public sealed record Assertion(string Issuer, string Subject, string? Email, bool? EmailVerified, IReadOnlyList<string> Methods)
{
    private static readonly string[] Known = ["pwd", "pin", "kba"];
    private static readonly string[] OfTheBody = ["fpt", "face", "iris", "retina", "vbm"];
    private static readonly string[] BoundToAKey = ["hwk", "phr", "phrh"];
    private static readonly string[] Held = [.. BoundToAKey, "otp", "sms", "tel", "swk", "sc", "pop"];

    /// <summary>
    /// True where the provider says so (<c>mfa</c>), where two methods of different kinds were shown (something known, held, or
    /// of the body), or a key that answers nobody but its own site, by somebody who was there (<c>user</c>). A code alone is one
    /// factor like a password alone.
    /// </summary>
    public bool HasSecondFactor =>
        Methods.Contains("mfa", StringComparer.Ordinal)
        || new[] { Known, Held, OfTheBody }.Count(Shown) >= 2
        || (Shown(BoundToAKey) && Methods.Contains("user", StringComparer.Ordinal));

    private bool Shown(string[] kind) => Methods.Any(method => kind.Contains(method, StringComparer.Ordinal));

    /// <summary>Null where the address is none.</summary>
    public string? Domain => MailDomain.Of(Email);
}

/// <summary>The part of an address that says whose it is.</summary>
public static class MailDomain
{
    /// <summary>In small letters; null where the text is no address.</summary>
    public static string? Of(string? address) =>
        MailAddress.TryCreate(address?.Trim(), out var read) && read.Address == address!.Trim() && read.Host.Contains('.')
            ? read.Host.ToLowerInvariant()
            : null;
}
