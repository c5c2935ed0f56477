using Benchmarking.Engine;
using Benchmarking.Web.Features.Releases.Files;
using CsvHelper;

namespace Benchmarking.Web.Features.Releases.Making;

/// <summary>A table of the version before, as its file has it.</summary>
public sealed record EarlierTable(string FileName, IReadOnlyList<string> Columns, IReadOnlyList<string[]> Rows)
{
    /// <summary>Reads a file of ours.</summary>
    public static EarlierTable Read(string fileName, Stream content)
    {
        using var text = new StreamReader(content);
        using var csv = CsvReader.Create(text, new CsvReaderOptions { Separator = ',' });
        csv.ReadHeader();
        string[] columns = [.. csv.Headers];
        var rows = new List<string[]>();
        while (csv.Read())
            rows.Add([.. Enumerable.Range(0, columns.Length).Select(csv.GetString)]);
        return new EarlierTable(fileName, columns, rows);
    }

    /// <summary>What the file of a new table would be read as.</summary>
    public static EarlierTable Of(ReleaseTable table)
    {
        using var written = new MemoryStream();
        TableCsv.WriteAsync(table, written, CancellationToken.None).GetAwaiter().GetResult(); // memory alone: nothing waits
        written.Position = 0;
        return Read(table.FileName, written);
    }
}

/// <summary>
/// Works out what differs between two versions: a table, column or row gone, or a definition changed, breaks what somebody
/// built on it; something new does not; everything else is a correction.
/// </summary>
public static class ReleaseDifference
{
    /// <summary>Not compared: the codebook says of columns what is compared already, and texts follow from tables.</summary>
    private const string Codebook = "codebook.csv";

    public static ReleaseChanges Between(string since, IReadOnlyList<EarlierTable> before, IReadOnlyList<ReleaseTable> after)
    {
        var changes = new List<ReleaseChange>();
        foreach (var gone in before.Where(table => after.All(now => now.FileName != table.FileName)))
            changes.Add(new(ChangeLevel.Major, "file_removed", gone.FileName, gone.Rows.Count, "The file is gone."));
        foreach (var table in after.Where(table => table.FileName != Codebook))
        {
            if (before.FirstOrDefault(earlier => earlier.FileName == table.FileName) is { } earlier)
                changes.AddRange(Compare(earlier, table));
            else
                changes.Add(new(ChangeLevel.Minor, "file_added", table.FileName, table.Rows.Count, $"The file is new: {Count(table.Rows.Count, "row")}."));
        }

        return new ReleaseChanges(since, [.. changes.OrderByDescending(change => change.Level)]);
    }

    private static IEnumerable<ReleaseChange> Compare(EarlierTable before, ReleaseTable table)
    {
        var after = EarlierTable.Of(table);
        foreach (var column in before.Columns.Except(after.Columns))
            yield return new(ChangeLevel.Major, "column_removed", table.FileName, 1, $"The column {column} is gone.");
        foreach (var column in after.Columns.Except(before.Columns))
            yield return new(ChangeLevel.Minor, "column_added", table.FileName, 1, $"The column {column} is new.");

        var key = (table.ComparedBy ?? [.. table.Key]).ToList();
        if (key.Except(before.Columns).Any())
            yield break; // rows cannot be told apart as before, and the key that is new says so

        var shared = after.Columns.Intersect(before.Columns).Where(column => table.ComparedBy is null || column != "record").ToList();
        var (earlier, now) = (ByKey(before, key, shared), ByKey(after, key, shared));
        var gone = earlier.Keys.Where(one => !now.ContainsKey(one)).ToList();
        var added = now.Keys.Where(one => !earlier.ContainsKey(one)).ToList();
        var changed = now.Where(one => earlier.TryGetValue(one.Key, out var rest) && rest != one.Value).Select(one => one.Key).ToList();
        if (gone.Count > 0)
            yield return new(ChangeLevel.Major, "rows_removed", table.FileName, gone.Count, $"{Count(gone.Count, "row is", "rows are")} gone{Which(gone, key)}.");
        if (added.Count > 0)
            yield return new(ChangeLevel.Minor, "rows_added", table.FileName, added.Count, $"{Count(added.Count, "row is", "rows are")} new{Which(added, key)}.");
        if (changed.Count > 0)
            yield return table.Name == MetricsTable.Name
                ? new(ChangeLevel.Major, "redefined", table.FileName, changed.Count, $"{Count(changed.Count, "definition")} changed{Which(changed, key)}.")
                : new(ChangeLevel.Patch, "values_corrected", table.FileName, changed.Count, $"{Count(changed.Count, "row")} corrected{Which(changed, key)}.");
    }

    /// <summary>Rows that share a key (records of one metric and period) are taken together, in an order that does not matter.</summary>
    private static Dictionary<string, string> ByKey(EarlierTable table, List<string> key, List<string> shared)
    {
        int[] keys = [.. key.Select(name => table.Columns.ToList().IndexOf(name))];
        int[] rest = [.. shared.Select(name => table.Columns.ToList().IndexOf(name))];
        return table.Rows
            .GroupBy(row => string.Join('\u001f', keys.Select(place => row[place])), StringComparer.Ordinal)
            .ToDictionary(
                one => one.Key,
                one => string.Join('\u001e', one.Select(row => string.Join('\u001f', rest.Select(place => row[place]))).Order(StringComparer.Ordinal)),
                StringComparer.Ordinal);
    }

    /// <summary>A few of them by name.</summary>
    private static string Which(List<string> keys, List<string> names)
    {
        const int Most = 3;
        var some = keys.Take(Most).Select(key => string.Join(" ", key.Split('\u001f').Zip(names, (value, name) => $"{name} {value}")));
        return $" ({string.Join("; ", some)}{(keys.Count > Most ? "; …" : "")})";
    }

    private static string Count(int count, string one, string? many = null) =>
        count == 1 ? $"1 {one}" : $"{FigureText.Number(count)} {many ?? one + "s"}";
}
