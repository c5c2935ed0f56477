using System.Globalization;

namespace Benchmarking.Performance.Timing;

/// <summary>A table for the terminal that is Markdown too.</summary>
internal sealed class TextTable(params string[] head)
{
    private readonly List<string[]> rows = [];

    public void Add(params string[] row) => rows.Add(row);

    public void Print(TextWriter output)
    {
        var widths = head.Select((title, i) => rows.Select(row => row[i].Length).Append(title.Length).Max()).ToArray();
        Write(output, head, widths);
        output.WriteLine($"|{string.Join('|', widths.Select((width, i) => new string('-', width + 1) + (i == 0 ? "-" : ":")))}|");
        foreach (var row in rows) Write(output, row, widths);
        output.WriteLine();
    }

    /// <summary>Milliseconds or ratios with three figures, more where there are more before the point.</summary>
    public static string Number(double value)
    {
        var decimals = value switch { >= 100 => 0, >= 10 => 1, _ => 2 };
        return value.ToString($"N{decimals}", CultureInfo.InvariantCulture);
    }

    private static void Write(TextWriter output, string[] row, int[] widths) =>
        output.WriteLine($"| {string.Join(" | ", row.Select((text, i) => i == 0 ? text.PadRight(widths[i]) : text.PadLeft(widths[i])))} |");
}
