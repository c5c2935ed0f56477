using System.Xml.Linq;
using Npgsql;

namespace Benchmarking.Web.Database;

/// <summary>The ring's rows, for the moments when the site does not run yet: at its start, and when keys are rotated.</summary>
public static class RingRows
{
    public static async Task<IReadOnlyList<(string Name, XElement Element)>> ReadAsync(string site, CancellationToken cancellation)
    {
        var elements = new List<(string, XElement)>();
        await using var source = NpgsqlDataSource.Create(site);
        await using var command = source.CreateCommand("select friendly_name, xml from data_protection_keys order by created_at, friendly_name");
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
            elements.Add((reader.GetString(0), XElement.Parse(reader.GetString(1))));
        return elements;
    }

    public static async Task ChangeAsync(string owner, IEnumerable<(string Name, XElement Element)> changed, CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(owner);
        foreach (var (name, element) in changed)
        {
            await using var update = source.CreateCommand("update data_protection_keys set xml = $2 where friendly_name = $1");
            update.Parameters.Add(new() { Value = name });
            update.Parameters.Add(new() { Value = element.ToString(SaveOptions.DisableFormatting) });
            await update.ExecuteNonQueryAsync(cancellation);
        }
    }

    /// <returns>How many sessions were going on.</returns>
    public static async Task<int> EndSessionsAsync(string owner, CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(owner);
        await using var end = source.CreateCommand("update sessions set ended_at = now() where ended_at is null and ends_at > now()");
        return await end.ExecuteNonQueryAsync(cancellation);
    }
}
