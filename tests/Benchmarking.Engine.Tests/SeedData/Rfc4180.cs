using System.Text;

namespace Benchmarking.Engine.Tests.SeedData;

/// <summary>Reads comma-separated text strictly as RFC 4180 has it, so that whatever reads it less strictly agrees.</summary>
internal static class Rfc4180
{
    public static IEnumerable<(int Line, IReadOnlyList<string> Cells)> Read(string text)
    {
        var (position, line) = (0, 1);
        while (position < text.Length)
        {
            var (started, cells) = (line, new List<string>());
            do
                cells.Add(position < text.Length && text[position] == '"' ? Quoted(text, ref position, ref line) : Plain(text, ref position, line));
            while (position < text.Length && text[position++] == ',');
            line++;
            yield return (started, cells);
        }
    }

    private static string Plain(string text, ref int position, int line)
    {
        var end = text.AsSpan(position).IndexOfAny(',', '\n');
        var cell = end < 0 ? text[position..] : text.Substring(position, end);
        position += cell.Length;
        return cell.AsSpan().IndexOfAny('"', '\r') < 0 ? cell : throw new FormatException($"Line {line}: a stray quote or return in {cell}");
    }

    private static string Quoted(string text, ref int position, ref int line)
    {
        var cell = new StringBuilder();
        for (position++; position < text.Length; position++)
        {
            if (text[position] == '"' && (++position >= text.Length || text[position] != '"'))
            {
                return position >= text.Length || text[position] is ',' or '\n'
                    ? cell.ToString()
                    : throw new FormatException($"Line {line}: text after a closing quote");
            }

            line += text[position] == '\n' ? 1 : 0;
            cell.Append(text[position]);
        }

        throw new FormatException($"Line {line}: a quote is never closed");
    }
}
