using System.Security.Cryptography;
using System.Xml.Linq;
using Benchmarking.Web.Database;
using Npgsql;

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
        var elements = await ReadAsync(databases.Site, cancellation);
        if (environment.IsProduction() && elements.Any(own => RingElement.IsReadable(own.Element)))
        {
            throw new StartRefused(
                "The database holds keys of sessions that anybody who reads it could use: run the site once with --rotate-keys, which seals and revokes them. Everybody then signs in again.");
        }

        await SealAsync(databases, elements, keys, cancellation);
    }

    /// <summary>Seals what is not sealed by the newest key, readable or not.</summary>
    public static async Task SealAsync(PreparedDatabases databases, RingKeys keys, CancellationToken cancellation) =>
        await SealAsync(databases, await ReadAsync(databases.Site, cancellation), keys, cancellation);

    private static async Task SealAsync(
        PreparedDatabases databases, IReadOnlyList<(string Name, XElement Element)> elements, RingKeys keys, CancellationToken cancellation)
    {
        var changed = new List<(string Name, string Xml)>();
        foreach (var (name, element) in elements)
        {
            if (Resealed(name, element, keys) is { } resealed)
                changed.Add((name, resealed.ToString(SaveOptions.DisableFormatting)));
        }

        // Where the operator applies migrations, nobody here may change the table; what is sealed by an older key stays so.
        if (changed.Count == 0 || databases.Owner is not { } owner)
            return;

        await using var source = NpgsqlDataSource.Create(owner);
        foreach (var (name, xml) in changed)
        {
            await using var update = source.CreateCommand("update data_protection_keys set xml = $2 where friendly_name = $1");
            update.Parameters.Add(new() { Value = name });
            update.Parameters.Add(new() { Value = xml });
            await update.ExecuteNonQueryAsync(cancellation);
        }
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

    private static async Task<IReadOnlyList<(string Name, XElement Element)>> ReadAsync(string site, CancellationToken cancellation)
    {
        var elements = new List<(string, XElement)>();
        await using var source = NpgsqlDataSource.Create(site);
        await using var command = source.CreateCommand("select friendly_name, xml from data_protection_keys order by created_at, friendly_name");
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
            elements.Add((reader.GetString(0), XElement.Parse(reader.GetString(1))));
        return elements;
    }
}
