using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Benchmarking.Web.Features.CaseStudies.Reading;

/// <summary>
/// Tells a first look from the next of the same visit, without a cookie and without keeping who it was: what tells readers
/// apart is hashed with a key that this process made for itself and forgets when it ends. In memory alone.
/// </summary>
public sealed class RecentLooks(TimeProvider clock)
{
    /// <summary>Looks further apart are two visits.</summary>
    public static readonly TimeSpan Visit = TimeSpan.FromMinutes(30);

    private const int MostKept = 50_000;

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly ConcurrentDictionary<UInt128, DateTimeOffset> _seen = new();

    /// <param name="reader">What tells this reader from others, such as address and browser.</param>
    public bool IsFirst(Guid study, string reader)
    {
        var now = clock.GetUtcNow();
        if (_seen.Count >= MostKept)
            Forget(now);
        Span<byte> hash = stackalloc byte[32];
        HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{study} {reader}"), hash);
        var look = BitConverter.ToUInt128(hash);
        var isFirst = !_seen.TryGetValue(look, out var before) || now - before >= Visit;
        _seen[look] = now;
        return isFirst;
    }

    /// <summary>What is over; where that is not enough, everything: a few looks are counted twice and memory stays bounded.</summary>
    private void Forget(DateTimeOffset now)
    {
        foreach (var (look, at) in _seen)
        {
            if (now - at >= Visit)
                _seen.TryRemove(look, out _);
        }

        if (_seen.Count >= MostKept)
            _seen.Clear();
    }
}
