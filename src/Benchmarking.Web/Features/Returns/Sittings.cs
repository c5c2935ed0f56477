using System.Globalization;
using System.Security.Cryptography;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.DataProtection;

namespace Benchmarking.Web.Features.Returns;

/// <summary>
/// How long people have a form open. The form carries the moment at which it was opened, sealed together with whose
/// return it is and which version: each version is saved once, so that a seal counts once, and for half an hour at most.
/// </summary>
public sealed class Sittings(IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>A form left open over lunch is no work.</summary>
    public const int LongestSeconds = 30 * 60;

    private readonly IDataProtector _seal = protection.CreateProtector("return-form-opened");

    /// <summary>What the form carries.</summary>
    /// <param name="since">The seal of a form that comes back unsaved: its time goes on. Null for one opened now.</param>
    public string Open(Actor actor, ReturnSheet sheet, string? since = null)
    {
        var opened = Read(since) is { } kept && kept.Of == Key(actor, sheet.Collection.Period) ? kept.At : clock.GetUtcNow().ToUnixTimeSeconds();
        return _seal.Protect(string.Create(CultureInfo.InvariantCulture, $"{Key(actor, sheet.Collection.Period)}|{sheet.Version}|{opened}"));
    }

    /// <summary>Seconds since it was opened; 0 where the seal is not ours, of another return or of another version.</summary>
    public int Seconds(Actor actor, ReturnSheet sheet, string? seal) =>
        Read(seal) is { } kept && kept.Of == Key(actor, sheet.Collection.Period) && kept.Version == sheet.Version
            ? (int)Math.Clamp(clock.GetUtcNow().ToUnixTimeSeconds() - kept.At, 0, LongestSeconds)
            : 0;

    private Opened? Read(string? seal)
    {
        if (string.IsNullOrEmpty(seal))
            return null;

        try
        {
            var parts = _seal.Unprotect(seal).Split('|');
            return new Opened(
                parts[0], int.Parse(parts[1], CultureInfo.InvariantCulture), long.Parse(parts[2], CultureInfo.InvariantCulture));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static string Key(Actor actor, string period) => $"{actor.OrganisationId} {period}";

    private sealed record Opened(string Of, int Version, long At);
}
