using System.Security.Cryptography;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.DataProtection;

namespace Benchmarking.Web.Platform.Mail;

/// <summary>
/// The sealed part of the address at the foot of a letter: whose letters of which kind are to stop. It opens nothing else,
/// needs no sign-in and does not go stale, since letters are kept.
/// </summary>
public sealed class StopLinks(IDataProtectionProvider protection)
{
    private readonly IDataProtector _seal = protection.CreateProtector("stop-letters");

    public string Path(UserId person, MailKind kind) => $"/letters/stop/{_seal.Protect($"{person}/{kind}")}";

    /// <summary>What a seal says; null where it is not ours or was changed.</summary>
    public (UserId Person, MailKind Kind)? Open(string sealedPart)
    {
        try
        {
            var parts = _seal.Unprotect(sealedPart).Split('/');
            return (new UserId(Guid.Parse(parts[0])), Enum.Parse<MailKind>(parts[1]));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
