namespace Benchmarking.Engine.Tests.Disclosure;

/// <summary>
/// The committed table of what protection costs is what the engine does. BENCHMARKING_REWRITE=1 with
/// BENCHMARKING_FULL=1 writes it anew.
/// </summary>
public class UtilityTableTests
{
    private const string Start = "<!-- table -->\n";
    private const string End = "<!-- end of table -->\n";

    private static readonly (int Members, int Clubs)[] Sizes = [(12, 3), (24, 3), (60, 1), (400, 1), (1_600, 1)];

    private static string Document => Path.Combine(ProjectFolder.Root, "docs", "protection-and-utility.md");

    private static bool IsOn(string variable) => Environment.GetEnvironmentVariable(variable) == "1";

    [Fact]
    public void The_committed_table_is_what_the_engine_does()
    {
        var full = IsOn("BENCHMARKING_FULL");
        var rows = Sizes.Where(size => full || size.Members <= 60).Select(size => UtilityTable.Row(size.Members, size.Clubs)).ToList();
        if (full && IsOn("BENCHMARKING_REWRITE")) Rewrite(UtilityTable.Header + string.Concat(rows));

        var text = File.ReadAllText(Document).ReplaceLineEndings("\n");

        Assert.Contains(UtilityTable.Header, text);
        Assert.All(rows, row => Assert.Contains(row, text));
    }

    private static void Rewrite(string table)
    {
        var text = File.ReadAllText(Document).ReplaceLineEndings("\n");
        var start = text.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        File.WriteAllText(Document, text[..start] + table + text[text.IndexOf(End, StringComparison.Ordinal)..]);
    }
}
