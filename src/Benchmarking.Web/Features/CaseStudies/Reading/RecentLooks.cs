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

    public const int MostKept = 20_000;

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly Dictionary<UInt128, DateTimeOffset> _seen = [];

    /// <summary>How many looks are remembered now.</summary>
    public int Count
    {
        get
        {
            lock (_seen)
                return _seen.Count;
        }
    }

    /// <param name="reader">What tells this reader from others, such as address and browser.</param>
    public bool IsFirst(Guid study, string reader)
    {
        Span<byte> hash = stackalloc byte[32];
        HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{study} {reader}"), hash);
        var (look, now) = (BitConverter.ToUInt128(hash), clock.GetUtcNow());
        lock (_seen)
        {
            var isKnown = _seen.TryGetValue(look, out var before);
            if (!isKnown && _seen.Count >= MostKept)
                Forget(now);
            _seen[look] = now;
            return !isKnown || now - before >= Visit;
        }
    }

    /// <summary>What is over; where that is not enough, everything: a few looks are counted twice and memory stays bounded.</summary>
    private void Forget(DateTimeOffset now)
    {
        foreach (var look in _seen.Where(pair => now - pair.Value >= Visit).Select(pair => pair.Key).ToList())
            _seen.Remove(look);
        if (_seen.Count >= MostKept)
            _seen.Clear();
    }
}
