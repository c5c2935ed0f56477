using Benchmarking.Engine.Attacks;

namespace Benchmarking.Engine.Disclosure;

/// <summary>Which of the releases of a period this is. Nothing else ever changes a published number.</summary>
public enum ReleaseKind
{
    /// <summary>The first, soon after the returns are in.</summary>
    Provisional,

    /// <summary>The second, after late returns and corrections.</summary>
    Final,

    /// <summary>Once a year, for what changed too little to be shown before.</summary>
    AnnualRevision,
}

/// <summary>Everything a publication is made from.</summary>
public sealed record PublicationInput
{
    /// <summary>The metrics with their parameters; their order is kept.</summary>
    public required IReadOnlyList<Metric> Metrics { get; init; }

    /// <summary>The figures as they stand now, of the periods to be published.</summary>
    public required IReadOnlyList<Observation> Observations { get; init; }

    /// <summary>
    /// Figures behind earlier releases: other periods, and earlier states of figures that were corrected. Needed for
    /// the audit of everything shown together.
    /// </summary>
    public IReadOnlyList<Observation> Earlier { get; init; } = [];

    /// <summary>Peer groups besides that of everyone; their order is kept.</summary>
    public required IReadOnlyList<PeerGroup> Groups { get; init; }

    /// <summary>Who belongs together.</summary>
    public InterestGroups InterestGroups { get; init; } = InterestGroups.None;

    /// <summary>Everything shown so far.</summary>
    public Ledger Ledger { get; init; } = Ledger.Empty;

    /// <summary>This release's number: above that of every release in the ledger.</summary>
    public required int Release { get; init; }

    /// <summary>Which release of its period it is.</summary>
    public ReleaseKind Kind { get; init; } = ReleaseKind.Final;

    /// <summary>The rules and their parameters.</summary>
    public BenchmarkRules Rules { get; init; } = BenchmarkRules.Standard;

    /// <summary>The publisher's key for tokens and decoys. The same input and key give the same bytes.</summary>
    public required byte[] Key { get; init; }

    /// <summary>The day of publication, for figures that become public on a day.</summary>
    public required DateOnly Today { get; init; }
}

/// <summary>How far a publication is.</summary>
/// <param name="Stage">What is being done, for people.</param>
/// <param name="Done">How much of it.</param>
/// <param name="Total">Of how much.</param>
public readonly record struct PublicationProgress(string Stage, int Done, int Total);

/// <summary>What may be shown, and what goes into the ledger with it.</summary>
/// <param name="Cells">In order of metric, group (everyone first) and period.</param>
/// <param name="Entries">To be appended to the ledger.</param>
/// <param name="Inputs">The inputs that the entries name.</param>
/// <param name="Report">What was withheld and what is promised.</param>
public sealed record PublicationOutcome(
    IReadOnlyList<Cell> Cells, IReadOnlyList<LedgerEntry> Entries, IReadOnlyList<CellInput> Inputs, PublicationReport Report);

/// <summary>One withheld figure, for the steering group: never which member, never how much.</summary>
/// <param name="Period">The period.</param>
/// <param name="Metric">The metric.</param>
/// <param name="Group">The peer group.</param>
/// <param name="Statistic">Which number.</param>
/// <param name="Reason">Why.</param>
/// <param name="Instead">The group or statistic to look at instead; null where there is none.</param>
public sealed record Withheld(string Period, string Metric, string Group, Statistic Statistic, Reason Reason, string? Instead);

/// <summary>What a publication withholds and promises, in numbers.</summary>
public sealed record PublicationReport
{
    /// <summary>Numbers that the catalogue provides for: each statistic of each cell collected.</summary>
    public required int Figures { get; init; }

    /// <summary>Numbers shown.</summary>
    public required int Shown { get; init; }

    /// <summary>Numbers that had enough contributors, before cells were compared with each other: "eligible".</summary>
    public required int Eligible { get; init; }

    /// <summary>Eligible numbers withheld because another cell is too similar (S1, value-free).</summary>
    public required int TooSimilar { get; init; }

    /// <summary>Eligible numbers withheld by rules that look at values: mean and band rules, the certificate, and what stays withheld.</summary>
    public required int ByValue { get; init; }

    /// <summary>Eligible numbers withheld at random beside them.</summary>
    public required int Decoys { get; init; }

    /// <summary>Numbers held at an earlier state because too few changed.</summary>
    public required int Held { get; init; }

    /// <summary>Figures of members that were tried in the audit.</summary>
    public required int Audited { get; init; }

    /// <summary>
    /// The least width certified for any member's figure against one partner, in parts of the radius τ; at least 2.
    /// </summary>
    public required double LeastWidth { get; init; }

    /// <summary>The same against two partners; at least 1.</summary>
    public required double LeastWidthAgainstTwo { get; init; }

    /// <summary>Every eligible number that is not shown.</summary>
    public required IReadOnlyList<Withheld> Withheld { get; init; }

    /// <summary>What the attacks found that were run before anything became visible.</summary>
    public IReadOnlyList<AttackResult> Attacks { get; init; } = [];

    /// <summary>Whether it may become visible: no attack succeeded.</summary>
    public bool MayBePublished => !Attacks.Any(attack => attack.Stops);
}
