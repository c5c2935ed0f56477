using System.Security.Cryptography;
using System.Xml.Linq;
using Benchmarking.Web.Database;

namespace Benchmarking.Web.Platform.Keys;

/// <summary>
/// Looks at the ring before the first page is served: every key of it opens, none can be read by whoever reads the database,
/// and all are sealed by the newest key, so that older ones can be taken out of the settings after one start.
/// </summary>
public static class RingUpkeep
{
    /// <exception cref="StartRefused">A key cannot be opened; or, in Production, one can be read.</exception>
    public static async Task RunAsync(PreparedDatabases databases, RingKeys keys, IHostEnvironment environment, CancellationToken cancellation)
    {
        var elements = await RingRows.ReadAsync(databases.Site, cancellation);
        if (environment.IsProduction() && elements.Any(own => RingElement.IsReadable(own.Element)))
        {
            throw new StartRefused(
                "The database holds keys of sessions that anybody who reads it could use: run the site once with --rotate-keys, which seals and revokes them. Everybody then signs in again.");
        }

        await SealAsync(databases, elements, keys, cancellation);
    }

    /// <summary>Seals what is not sealed by the newest key, readable or not.</summary>
    public static async Task SealAsync(PreparedDatabases databases, RingKeys keys, CancellationToken cancellation) =>
        await SealAsync(databases, await RingRows.ReadAsync(databases.Site, cancellation), keys, cancellation);

    private static async Task SealAsync(
        PreparedDatabases databases, IReadOnlyList<(string Name, XElement Element)> elements, RingKeys keys, CancellationToken cancellation)
    {
        var changed = new List<(string Name, XElement Element)>();
        foreach (var (name, element) in elements)
        {
            if (Resealed(name, element, keys) is { } resealed)
                changed.Add((name, resealed));
        }

        // Where the operator applies migrations, nobody here may change the table; what is sealed by an older key stays so.
        if (changed.Count == 0 || databases.Owner is not { } owner)
            return;

        await RingRows.ChangeAsync(owner, changed, cancellation);
    }

    private static XElement? Resealed(string name, XElement element, RingKeys keys)
    {
        try
        {
            return RingElement.Resealed(element, keys);
        }
        catch (CryptographicException wrong)
        {
            throw new StartRefused(
                $"Keys__Ring does not open {name} in the database: put the key back that sealed it, behind the newest (several are given with a comma between them). Without it nobody stays signed in and sealed settings are lost.", wrong);
        }
    }
}
