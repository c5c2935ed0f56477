using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace Benchmarking.Web.Features.SignIn;

/// <summary>
/// Seals secrets that stay in the database. Unlike a cookie they must open for years, also after the ring's older keys were
/// revoked to sign everybody out: whoever reads the table without the ring has nothing either way.
/// </summary>
public sealed class Sealing(IDataProtectionProvider protection)
{
    public string Seal(string purpose, byte[] secret) =>
        Convert.ToBase64String(protection.CreateProtector("stored-secret", purpose).Protect(secret));

    /// <summary>Null where the ring cannot open it any more.</summary>
    public byte[]? Open(string purpose, string sealedSecret)
    {
        try
        {
            var bytes = Convert.FromBase64String(sealedSecret);
            var protector = protection.CreateProtector("stored-secret", purpose);
            return protector is IPersistedDataProtector persisted
                ? persisted.DangerousUnprotect(bytes, ignoreRevocationErrors: true, out _, out _)
                : protector.Unprotect(bytes);
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Seals what goes through a page and comes back: good for a while, and for one purpose.</summary>
    public string SealFor(string purpose, string text, TimeSpan lasts) =>
        protection.CreateProtector("page", purpose).ToTimeLimitedDataProtector().Protect(text, lasts);

    /// <summary>Null where it is not ours, was changed or has gone stale.</summary>
    public string? OpenPage(string purpose, string? sealedText)
    {
        if (string.IsNullOrEmpty(sealedText))
            return null;

        try
        {
            return protection.CreateProtector("page", purpose).ToTimeLimitedDataProtector().Unprotect(sealedText);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>The same in two parts, the first of which says whose it is.</summary>
    public string SealFor(string purpose, Guid person, string text, TimeSpan lasts) => SealFor(purpose, $"{person:N}{text}", lasts);

    public (Guid Person, string Text)? OpenOfPerson(string purpose, string? sealedText) =>
        OpenPage(purpose, sealedText) is { Length: >= 32 } text ? (Guid.ParseExact(text[..32], "N"), text[32..]) : null;

    public static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
