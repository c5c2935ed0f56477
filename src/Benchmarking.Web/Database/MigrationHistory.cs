using Benchmarking.Web.Platform;
using Npgsql;

namespace Benchmarking.Web.Database;

/// <summary>What has been applied to a database (table schema_version), and whether this build may go on from there.</summary>
public sealed class MigrationHistory
{
    private readonly Dictionary<string, string> applied = new(StringComparer.Ordinal);

    private MigrationHistory()
    {
    }

    public bool Has(MigrationFile file) => applied.ContainsKey(file.Name);

    public static async Task<MigrationHistory> ReadAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var history = new MigrationHistory();
        await using var exists = new NpgsqlCommand("select to_regclass('public.schema_version') is not null", connection);
        if (await exists.ExecuteScalarAsync(cancellation) is not true)
            return history;
        await using var command = new NpgsqlCommand("select name, sha256 from public.schema_version", connection);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
            history.applied.Add(rows.GetString(0), rows.GetString(1));
        return history;
    }

    /// <summary>The files still to apply, in order. Refuses a database that this build does not understand.</summary>
    public IReadOnlyList<MigrationFile> Pending(IReadOnlyList<MigrationFile> files)
    {
        var ordered = files.OrderBy(file => file.Name, StringComparer.Ordinal).ToList();
        RefuseNewer(ordered);
        RefuseChanged(ordered);
        RefuseLatecomer(ordered);
        return [.. ordered.Where(file => !Has(file))];
    }

    private void RefuseNewer(List<MigrationFile> files)
    {
        var unknown = applied.Keys.Except(files.Select(file => file.Name)).Order(StringComparer.Ordinal).ToList();
        if (unknown is [var first, ..])
            throw new StartRefused(
                $"The database was made by a newer or another version of the site: it has had the migration {first}, which this one does not know. Start that version, or use another database (--data DIR).");
    }

    private void RefuseChanged(List<MigrationFile> files)
    {
        if (files.Find(file => applied.TryGetValue(file.Name, out var hash) && hash != file.Sha256) is { } changed)
            throw new StartRefused(
                $"The migration {changed.Name} was changed after it had been applied to this database: put the file back as it was, and make the change in a new, higher-numbered file.");
    }

    private void RefuseLatecomer(List<MigrationFile> files)
    {
        var last = applied.Keys.Max(StringComparer.Ordinal);
        if (last is not null && files.Find(file => !Has(file) && string.CompareOrdinal(file.Name, last) < 0) is { } late)
            throw new StartRefused(
                $"The migration {late.Name} comes before {last}, which this database has already had: give it a higher number.");
    }
}
