using System.Net.Mail;

namespace Benchmarking.Web.Features.SingleSignOn.Protocol;

/// <summary>What a provider says of somebody, once it is known to be the provider that says so.</summary>
/// <param name="Subject">The provider's own name for them, which it never gives to anybody else.</param>
/// <param name="Email">Null where it does not say.</param>
/// <param name="EmailVerified">Null where it does not say.</param>
/// <param name="Methods">How they showed who they are (<c>amr</c>, RFC 8176).</param>
public sealed record Assertion(string Issuer, string Subject, string? Email, bool? EmailVerified, IReadOnlyList<string> Methods)
{
    /// <summary>Any of these means that more than a password was shown.</summary>
    private static readonly string[] Strong = ["mfa", "otp", "hwk", "swk", "phr", "phrh", "fido", "sc"];

    public bool HasSecondFactor => Methods.Any(method => Strong.Contains(method, StringComparer.Ordinal));

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
