using Benchmarking.Engine.Disclosure;

namespace Benchmarking.Engine.Attacks;

/// <summary>How much work an attack may do.</summary>
public enum Effort
{
    /// <summary>A selection for every build and every publication: seconds.</summary>
    Quick,

    /// <summary>The full sizes: minutes.</summary>
    Full,
}

/// <summary>
/// What an attack is given: the ledger of everything shown, what is commonly known, and the truth, which it may use
/// only for a coalition's own figures and to count its hits.
/// </summary>
public sealed record AttackScene
{
    /// <summary>Name of the club, such as <c>24 members</c>.</summary>
    public required string Club { get; init; }

    /// <summary>Who published it: <c>naive</c>, <c>common</c> or <c>protected</c>.</summary>
    public required string Publisher { get; init; }

    /// <summary>Everything shown.</summary>
    public required Ledger Ledger { get; init; }

    /// <summary>The metrics, with the parameters in force.</summary>
    public required IReadOnlyList<Metric> Metrics { get; init; }

    /// <summary>Who is in which peer group; membership is public.</summary>
    public required IReadOnlyList<PeerGroup> Groups { get; init; }

    /// <summary>Who belongs together.</summary>
    public InterestGroups InterestGroups { get; init; } = InterestGroups.None;

    /// <summary>The true figures.</summary>
    public required KnownFigures Truth { get; init; }

    /// <summary>Figures that everybody knows, such as last year's that the regulator published.</summary>
    public IReadOnlyList<Observation> Public { get; init; } = [];

    /// <summary>What was shown besides the numbers of cells.</summary>
    public Extras Extras { get; init; } = Extras.None;

    /// <summary>Record-level files given to researchers.</summary>
    public IReadOnlyList<ShownExtract> Extracts { get; init; } = [];

    /// <summary>
    /// Has the club published once more with some figures of the last period replaced: the ledger afterwards. Null
    /// where a member cannot bring that about.
    /// </summary>
    public Func<IReadOnlyList<Observation>, Ledger>? Republish { get; init; }

    /// <summary>
    /// The publisher's rule, which is no secret: what it would withhold because of the values, if the figures of one
    /// metric and period were these. Null where nothing is withheld for values.
    /// </summary>
    public Func<Metric, IReadOnlyList<Observation>, IReadOnlySet<(string Group, Statistic Statistic)>>? Withholds { get; init; }

    /// <summary>How much work it may do.</summary>
    public Effort Effort { get; init; } = Effort.Quick;

    /// <summary>Where its draws begin; the same seed gives the same result.</summary>
    public ulong Seed { get; init; } = 1;
}

/// <summary>One way to learn a member's figure from what was shown.</summary>
public interface IAttack
{
    /// <summary>Its number in the suite: <c>A1</c> to <c>A27</c>.</summary>
    string Id { get; }

    /// <summary>What it does, in a few words.</summary>
    string Name { get; }

    /// <summary>Carries it out.</summary>
    /// <param name="scene">What it is given.</param>
    AttackResult Run(AttackScene scene);
}

/// <summary>How an attack went. Numbers that an attack does not measure are null.</summary>
/// <param name="Id">The attack's number.</param>
/// <param name="Name">What it does.</param>
/// <param name="Targets">How many figures (or cells, or records) it tried; 0 where there was nothing to try it on.</param>
public sealed record AttackResult(string Id, string Name, int Targets)
{
    private const int FewestGuesses = 500;

    /// <summary>The narrowest inferred interval as a share of the promised width; below 1 the promise is broken.</summary>
    public double? NarrowestWidth { get; init; }

    /// <summary>Share of targets whose interval is narrower than promised.</summary>
    public double? ShareNarrow { get; init; }

    /// <summary>Share of targets guessed to within the radius τ.</summary>
    public double? Hits { get; init; }

    /// <summary>The same for the best honest guess from a published median.</summary>
    public double? Baseline { get; init; }

    /// <summary>Half of the 95% interval of hits less baseline.</summary>
    public double? LiftError { get; init; }

    /// <summary>Share of targets guessed exactly (to a tenth of the metric's grid of shown values).</summary>
    public double? Exact { get; init; }

    /// <summary>The same for the honest guess.</summary>
    public double? ExactBaseline { get; init; }

    /// <summary>Successes of an attack that either works or not.</summary>
    public int? Successes { get; init; }

    /// <summary>The organisation that came off worst; an opaque key.</summary>
    public string? Worst { get; init; }

    /// <summary>What was found, in a sentence.</summary>
    public string Finding { get; init; } = string.Empty;

    /// <summary>
    /// Whether it counts lucky guesses: shares of hits that chance moves too, and that figures which follow each other
    /// move together.
    /// </summary>
    public bool IsEstimate { get; init; }

    /// <summary>
    /// Whether a publication must be stopped. Lucky guesses are judged over at least 500 targets: among fewer a few of
    /// them say nothing.
    /// </summary>
    public bool Stops => Succeeded && (!IsEstimate || Targets >= FewestGuesses);

    /// <summary>Whether the attack broke the promise: gate G of the design.</summary>
    public bool Succeeded =>
        ShareNarrow > 0 || Successes > 0
        || (Hits - Baseline) is { } lift && lift > 0.05 && lift - (LiftError ?? 0) > 0
        || (Exact - (ExactBaseline ?? 0)) is { } exact && exact > 0.02 && exact > ExactError;

    /// <summary>Half of the 95% interval of the difference of two shares: a few lucky guesses among few targets break nothing.</summary>
    private double ExactError
    {
        get
        {
            var (exact, honest) = (Exact ?? 0, ExactBaseline ?? 0);
            return 1.96 * Math.Sqrt(((exact * (1 - exact)) + (honest * (1 - honest))) / Math.Max(Targets, 1));
        }
    }
}
