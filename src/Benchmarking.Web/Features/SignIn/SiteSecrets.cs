using System.Security.Cryptography;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.SignIn;

/// <summary>A key that the site made for itself the first time it needed one, the same in all its processes.</summary>
public sealed class SiteSecrets(TenantDoor door, Sealing sealing, TimeProvider clock)
{
    private const string Purpose = "sign-in-failures";
    private byte[]? _key;

    /// <summary>For keyed hashes of what signing in was tried at and from.</summary>
    public async Task<byte[]> KeyAsync(CancellationToken cancellation)
    {
        if (_key is { } known)
            return known;

        await using var transaction = await door.OpenPublicAsync(cancellation);
        var fresh = sealing.Seal(Purpose, RandomNumberGenerator.GetBytes(32));
        var now = clock.GetUtcNow();
        await transaction.Db.Database.ExecuteSqlAsync(
            $"insert into site_keys (purpose, sealed, made_at) values ({Purpose}, {fresh}, {now}) on conflict do nothing", cancellation);
        var kept = await transaction.Db.SiteKeys.AsNoTracking().SingleAsync(row => row.Purpose == Purpose, cancellation);
        await transaction.CommitAsync(cancellation);
        // Where the ring was lost, failures are counted afresh in this process: sign-in goes on.
        return _key = sealing.Open(Purpose, kept.Sealed) ?? RandomNumberGenerator.GetBytes(32);
    }
}
