using Microsoft.Extensions.Caching.Memory;

namespace Benchmarking.Web.Tenancy;

/// <summary>
/// Keeps what was read behind a wall for whoever stands behind the same wall, and for nobody else: each key begins with
/// the organisation of the transaction it was read in. What is kept must never change under its key; pages and
/// responses are never kept. The only place that touches the memory cache.
/// </summary>
public sealed class OrganisationCache : IDisposable
{
    /// <summary>How long something is kept: names in the catalogue may be corrected, published numbers never change.</summary>
    public static readonly TimeSpan Usual = TimeSpan.FromMinutes(5);

    private readonly MemoryCache memory;
    private readonly TimeSpan kept;

    /// <param name="clock">Tells when something is too old.</param>
    /// <param name="kept">How long something is kept; zero keeps nothing.</param>
    public OrganisationCache(TimeProvider clock, TimeSpan kept)
    {
        this.kept = kept;
        memory = new MemoryCache(new MemoryCacheOptions { SizeLimit = 200_000, Clock = new Clock(clock) });
    }

    /// <summary>What was kept under the key for this organisation; null where nothing was.</summary>
    /// <param name="organisation">Whose wall it was read behind; null for what anybody may read.</param>
    /// <param name="key">Names the thing and all that it depends on.</param>
    public T? Find<T>(OrganisationId? organisation, string key)
        where T : class => memory.Get<T>((organisation, typeof(T), key));

    /// <summary>Keeps it for others of the same organisation.</summary>
    /// <param name="size">About how many rows it is; what is asked for least gives way when there are too many.</param>
    public void Keep<T>(OrganisationId? organisation, string key, T thing, int size)
        where T : class
    {
        if (kept > TimeSpan.Zero)
        {
            memory.Set(
                (organisation, typeof(T), key),
                thing,
                new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = kept, Size = Math.Max(1, size) });
        }
    }

    public void Dispose() => memory.Dispose();

#pragma warning disable CS0618 // The memory cache asks for this type of clock and no other.
    private sealed class Clock(TimeProvider clock) : Microsoft.Extensions.Internal.ISystemClock
    {
        public DateTimeOffset UtcNow => clock.GetUtcNow();
    }
#pragma warning restore CS0618
}
