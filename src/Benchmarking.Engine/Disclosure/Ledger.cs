namespace Benchmarking.Engine.Disclosure;

/// <summary>One thing shown to anybody: a number of a cell, or that it is not shown.</summary>
/// <param name="Release">Which release showed it: the publication's number, in order of release.</param>
/// <param name="Period">The period's data form.</param>
/// <param name="Metric">The metric's code.</param>
/// <param name="Group">The peer group's code (or a research group's).</param>
/// <param name="Statistic">Which number.</param>
/// <param name="Shown">The number; null where it is not shown.</param>
/// <param name="Method">How a quantile was read; of no meaning for a mean.</param>
/// <param name="Reason">Why it is not shown; null where it is.</param>
/// <param name="Input">Hash of what went in; the ledger holds the input itself.</param>
public sealed record LedgerEntry(
    int Release,
    string Period,
    string Metric,
    string Group,
    Statistic Statistic,
    ShownNumber? Shown,
    QuantileMethod Method,
    Reason? Reason,
    string Input);

/// <summary>
/// Everything ever shown to anybody, in order of release: the auditor's only input. It grows and never changes.
/// It holds no figure of any organisation, only who contributed and tokens.
/// </summary>
public sealed class Ledger
{
    private readonly Dictionary<string, CellInput> inputs;
    private readonly ILookup<string, LedgerEntry> byMetric;

    /// <summary>A ledger of entries and the inputs they name.</summary>
    /// <param name="entries">In order of release.</param>
    /// <param name="inputs">Every input that an entry names.</param>
    /// <exception cref="ArgumentException">An entry names an input that is not given, or releases are out of order.</exception>
    public Ledger(IReadOnlyList<LedgerEntry> entries, IEnumerable<CellInput> inputs)
    {
        Entries = entries;
        this.inputs = inputs.DistinctBy(input => input.Hash).ToDictionary(input => input.Hash, StringComparer.Ordinal);
        var last = 0;
        foreach (var entry in entries)
        {
            if (!this.inputs.ContainsKey(entry.Input))
            {
                throw new ArgumentException($"Release {entry.Release} of {entry.Metric}, {entry.Group} names an input that is not given: {entry.Input}.");
            }

            if (entry.Release < last) throw new ArgumentException($"Release {entry.Release} stands after release {last}.");
            last = entry.Release;
        }

        byMetric = entries.ToLookup(entry => entry.Metric, StringComparer.Ordinal);
    }

    /// <summary>Nothing was ever shown.</summary>
    public static Ledger Empty { get; } = new([], []);

    /// <summary>In order of release.</summary>
    public IReadOnlyList<LedgerEntry> Entries { get; }

    /// <summary>Every input.</summary>
    public IReadOnlyCollection<CellInput> Inputs => inputs.Values;

    /// <summary>The number of the last release; 0 where there is none.</summary>
    public int LastRelease => Entries.Count == 0 ? 0 : Entries[^1].Release;

    /// <summary>The input an entry names.</summary>
    /// <param name="hash">Its hash.</param>
    public CellInput Input(string hash) => inputs[hash];

    /// <summary>Everything shown of one metric, in order of release.</summary>
    /// <param name="metric">The metric's code.</param>
    public IEnumerable<LedgerEntry> Of(string metric) => byMetric[metric];

    /// <summary>This ledger with a release added.</summary>
    /// <param name="entries">The release's entries.</param>
    /// <param name="added">The inputs they name.</param>
    public Ledger With(IEnumerable<LedgerEntry> entries, IEnumerable<CellInput> added) =>
        new([.. Entries, .. entries], inputs.Values.Concat(added));
}
