using System.Text;
using System.Text.Json;
using Benchmarking.Engine.Microdata;

namespace Benchmarking.Tool.Releases;

/// <summary>
/// The frozen partition of a cohort-year as JSON. It names organisations: whoever has it and an extract can tell which
/// five records one of them is among, so it stays with the publisher.
/// </summary>
internal static class PartitionFile
{
    /// <summary>As it is written.</summary>
    public static string Text(Partition partition)
    {
        var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new() { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("cohort", partition.Cohort);
            Strings(json, "keys", partition.KeyNames);
            json.WriteStartArray("groups");
            foreach (var group in partition.Groups)
            {
                json.WriteStartObject();
                Strings(json, "keys", group.Keys);
                Strings(json, "members", group.Members);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }

    /// <summary>Reads a partition.</summary>
    /// <param name="path">The file.</param>
    /// <param name="problems">Where it is noted what is wrong.</param>
    /// <returns>The partition; null where something is wrong.</returns>
    public static Partition? Read(string path, Problems problems)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            var root = json.RootElement;
            var partition = new Partition(
                root.GetProperty("cohort").GetString()!,
                [.. Texts(root, "keys").Select(key => key!)],
                [.. root.GetProperty("groups").EnumerateArray().Select(group => new PartitionGroup([.. Texts(group, "members").Select(member => member!)], [.. Texts(group, "keys")]))]);
            if (partition.Groups.All(group => group.Keys.Count == partition.KeyNames.Count)) return partition;

            problems.Add(path, "a group does not have as many keys as there are names of keys");
        }
        catch (JsonException e)
        {
            problems.Add(path, (int)(e.LineNumber ?? 0) + 1, (int)(e.BytePositionInLine ?? 0) + 1, "is not JSON");
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException)
        {
            problems.Add(path, "is no partition: it needs cohort, keys, and groups with keys and members");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(path, $"cannot be read: {e.Message}");
        }

        return null;
    }

    private static IEnumerable<string?> Texts(JsonElement record, string name) =>
        record.GetProperty(name).EnumerateArray().Select(one => one.GetString());

    private static void Strings(Utf8JsonWriter json, string name, IReadOnlyList<string?> all)
    {
        json.WriteStartArray(name);
        foreach (var one in all) json.WriteStringValue(one);
        json.WriteEndArray();
    }
}
