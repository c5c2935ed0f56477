using System.Text;

namespace Benchmarking.Workbooks.Tests.Support;

/// <summary>Reads the small CSV tables of the shared data: quoted fields, header, no line breaks inside fields.</summary>
internal static class Table
{
    public static List<Dictionary<string, string>> Read(string path)
    {
        var lines = File.ReadAllLines(path, Encoding.UTF8);
        var header = Split(lines[0].TrimStart('\uFEFF'));
        return [.. lines.Skip(1).Select(line => header.Zip(Split(line)).ToDictionary(p => p.First, p => p.Second))];
    }

    private static List<string> Split(string line)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"')
                field.Append(line[++i]);
            else if (line[i] == '"')
                quoted = !quoted;
            else if (line[i] == ',' && !quoted)
                Flush(fields, field);
            else
                field.Append(line[i]);
        }

        Flush(fields, field);
        return fields;
    }

    private static void Flush(List<string> fields, StringBuilder field)
    {
        fields.Add(field.ToString());
        field.Clear();
    }
}
