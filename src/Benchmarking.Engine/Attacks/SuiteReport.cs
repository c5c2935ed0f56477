using System.Globalization;
using System.Text;

namespace Benchmarking.Engine.Attacks;

/// <summary>One attack on one scene.</summary>
/// <param name="Club">The club.</param>
/// <param name="Publisher">Who published.</param>
/// <param name="Result">How it went.</param>
public sealed record SuiteRow(string Club, string Publisher, AttackResult Result);

/// <summary>What a run of the suite found.</summary>
/// <param name="Rows">Each attack on each scene.</param>
public sealed record SuiteReport(IReadOnlyList<SuiteRow> Rows)
{
    /// <summary>The name of the publisher that is tested; all others are weak on purpose.</summary>
    public const string Protected = "protected";

    /// <summary>Attacks that broke the promise of the protected publisher.</summary>
    public IReadOnlyList<SuiteRow> Broken => [.. Rows.Where(row => row.Publisher == Protected && row.Result.Succeeded)];

    /// <summary>Numbers of attacks that succeeded on no weak publisher: they test nothing.</summary>
    public IReadOnlyList<string> TestNothing =>
    [
        .. Rows.GroupBy(row => row.Result.Id, StringComparer.Ordinal)
            .Where(attack => !attack.Any(row => row.Publisher != Protected && row.Result.Succeeded)).Select(attack => attack.Key),
    ];

    /// <summary>Gate G: nothing broken, and every attack shown to work.</summary>
    public bool Passed => Broken.Count == 0 && TestNothing.Count == 0;

    /// <summary>The table, what was broken, and whether the gate is passed.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Table());
        foreach (var row in Broken) text.Append(CultureInfo.InvariantCulture, $"Broken: {row.Result.Id} on {row.Club}. {row.Result.Finding}\n");
        if (TestNothing.Count > 0) text.Append(CultureInfo.InvariantCulture, $"Succeed nowhere, so test nothing: {string.Join(", ", TestNothing)}.\n");
        return text.Append(Passed ? "Gate passed.\n" : "Gate failed.\n").ToString();
    }

    /// <summary>A table for people, columns of fixed width, a line for each attack and scene.</summary>
    public string Table()
    {
        var text = new StringBuilder();
        text.Append(Line("attack", "club", "publisher", "targets", "width", "narrow", "hit", "base", "exact", "found", "outcome")).Append('\n');
        foreach (var (club, publisher, result) in Rows)
        {
            text.Append(Line(
                $"{result.Id} {result.Name}", club, publisher, FigureText.Plain(result.Targets), Number(result.NarrowestWidth),
                Percent(result.ShareNarrow), Percent(result.Hits), Percent(result.Baseline), Percent(result.Exact),
                result.Successes is { } found ? FigureText.Plain(found) : "–",
                result.Targets == 0 ? "nothing to try" : result.Succeeded ? "succeeds" : "fails")).Append('\n');
        }

        return text.ToString();
    }

    private static string Line(string attack, params ReadOnlySpan<string> columns)
    {
        var line = new StringBuilder(attack.PadRight(44));
        for (var i = 0; i < columns.Length; i++)
        {
            line.Append(' ').Append(i < 2 || i == columns.Length - 1 ? columns[i].PadRight(15) : columns[i].PadLeft(8));
        }

        return line.ToString().TrimEnd();
    }

    private static string Number(double? number) => number?.ToString("0.00", CultureInfo.InvariantCulture) ?? "–";

    private static string Percent(double? share) => share is { } part ? (100 * part).ToString("0.0", CultureInfo.InvariantCulture) + "%" : "–";
}
