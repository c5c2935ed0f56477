using System.Security.Cryptography;
using System.Text;
using Benchmarking.Engine.Disclosure;
using Benchmarking.Engine.Simulation;

namespace Benchmarking.Engine.Microdata;

/// <summary>What an extract is made from.</summary>
public sealed record ExtractRequest
{
    /// <summary>The cohort-year's frozen partition.</summary>
    public required Partition Partition { get; init; }

    /// <summary>The metrics asked for, in the order of the columns.</summary>
    public required IReadOnlyList<Metric> Metrics { get; init; }

    /// <summary>The periods asked for, in the order of the columns.</summary>
    public required IReadOnlyList<string> Periods { get; init; }

    /// <summary>The figures as they stand now.</summary>
    public required IReadOnlyList<Observation> Observations { get; init; }

    /// <summary>Figures that everybody can look up, last year's Tenant Satisfaction Measures above all.</summary>
    public IReadOnlyList<Observation> Public { get; init; } = [];

    /// <summary>Who belongs together.</summary>
    public InterestGroups InterestGroups { get; init; } = InterestGroups.None;

    /// <summary>Everything shown so far.</summary>
    public Ledger Ledger { get; init; } = Ledger.Empty;

    /// <summary>The number under which the extract enters the ledger: not below that of its last release.</summary>
    public required int Release { get; init; }

    /// <summary>Makes the ledger's tokens.</summary>
    public required Tokens Tokens { get; init; }

    /// <summary>
    /// 32 fresh bytes for pseudonyms and the order of rows. The caller destroys them at release; then nobody, the
    /// publisher included, can tell whose record is whose.
    /// </summary>
    public required byte[] Key { get; init; }
}

/// <summary>One organisation's record.</summary>
/// <param name="Pseudonym">16 hexadecimal digits; another extract has others.</param>
/// <param name="Keys">Region, size and the like; null where suppressed.</param>
/// <param name="Figures">In order of the columns.</param>
public sealed record ExtractRecord(string Pseudonym, IReadOnlyList<string?> Keys, IReadOnlyList<GroupFigure> Figures);

/// <summary>What came of a request.</summary>
/// <param name="Extract">The extract; null where it is refused.</param>
/// <param name="Refusals">Why; empty where there is one.</param>
/// <param name="Report">Its measures, to be kept with it; null where it was refused before it was made.</param>
/// <param name="Entries">To be appended to the ledger, and audited with it, before the extract leaves.</param>
/// <param name="Inputs">The inputs that the entries name.</param>
public sealed record ExtractOutcome(
    Extract? Extract, IReadOnlyList<ExtractRefusal> Refusals, ExtractReport? Report,
    IReadOnlyList<LedgerEntry> Entries, IReadOnlyCollection<CellInput> Inputs);

/// <summary>Record-level data for research: every figure is the mean of at least k organisations.</summary>
/// <param name="KeyNames">Names of the key columns.</param>
/// <param name="Columns">The columns of figures.</param>
/// <param name="Records">In an order drawn by lot.</param>
public sealed record Extract(
    IReadOnlyList<string> KeyNames, IReadOnlyList<ExtractColumn> Columns, IReadOnlyList<ExtractRecord> Records)
{
    private const int KeyBytes = 32;

    /// <summary>Makes an extract, measures it, and refuses it where the rules do.</summary>
    /// <param name="request">What it is made from.</param>
    /// <param name="rules">The rules.</param>
    /// <exception cref="ArgumentException">The key does not have 32 bytes.</exception>
    public static ExtractOutcome Make(ExtractRequest request, ExtractRules rules)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(rules);
        if (request.Key.Length != KeyBytes) throw new ArgumentException($"The key must have {KeyBytes} bytes.", nameof(request));

        var organisations = request.Partition.Groups.SelectMany(group => group.Members).Order(StringComparer.Ordinal).ToList();
        var refusals = ExtractGate.Before(
            request.InterestGroups.Count(organisations), request.Metrics, request.Periods.Count, rules);
        if (refusals.Count > 0) return new(null, refusals, null, [], []);

        var table = new FigureTable(organisations, ExtractColumn.All(request.Metrics, request.Periods), request.Observations);
        var figures = new GroupFigures(request, rules, table);
        var report = ExtractReport.Of(request, table, figures.All);
        refusals = ExtractGate.After(report, rules);
        return refusals.Count > 0
            ? new(null, refusals, report, [], [])
            : new(Of(request, table, figures.All), [], report, figures.Entries, figures.Inputs);
    }

    /// <summary>
    /// As a table, its header first: the record's pseudonym, its keys (<c>*</c> where suppressed), and for each column
    /// the figure and whether some of the group had none.
    /// </summary>
    public IEnumerable<IReadOnlyList<string>> Table()
    {
        yield return
        [
            "record", .. KeyNames,
            .. Columns.SelectMany(column => (string[])[$"{column.Metric.Code} {column.Period}", $"{column.Metric.Code} {column.Period} note"]),
        ];
        foreach (var record in Records)
        {
            yield return
            [
                record.Pseudonym, .. record.Keys.Select(key => key ?? "*"),
                .. record.Figures.SelectMany(figure => (string[])[figure.ToString(), figure.Incomplete ? "incomplete" : string.Empty]),
            ];
        }
    }

    private static Extract Of(ExtractRequest request, FigureTable table, IReadOnlyList<GroupFigure[]> figures)
    {
        var records = request.Partition.Groups
            .SelectMany((group, number) => group.Members.Select(member => new ExtractRecord(Pseudonym(request.Key, member), group.Keys, figures[number])))
            .OrderBy(record => record.Pseudonym, StringComparer.Ordinal).ToList();
        new Draws(request.Key, "order of rows").Shuffle(records);
        return new(request.Partition.KeyNames, table.Columns, records);
    }

    /// <summary>What stands for an organisation in an extract.</summary>
    /// <param name="key">The extract's key.</param>
    /// <param name="organisation">The organisation.</param>
    public static string Pseudonym(byte[] key, string organisation) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes("pseudonym\n" + organisation)))[..16];
}
