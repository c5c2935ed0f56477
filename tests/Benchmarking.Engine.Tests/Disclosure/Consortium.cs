using Benchmarking.Engine.Disclosure;
using Benchmarking.Engine.Simulation;

namespace Benchmarking.Engine.Tests.Disclosure;

/// <summary>A small consortium with one metric, published release after release.</summary>
internal sealed record Consortium
{
    public Metric Metric { get; init; } = Sample.Metric() with { Lower = 0, Upper = 100, Tolerance = new Tolerance(2.5m) };

    public List<Observation> Observations { get; init; } = [];

    public List<Observation> Earlier { get; init; } = [];

    public List<PeerGroup> Groups { get; init; } = [];

    public InterestGroups InterestGroups { get; init; } = InterestGroups.None;

    public Ledger Ledger { get; init; } = Ledger.Empty;

    public ReleaseKind Kind { get; init; } = ReleaseKind.Provisional;

    public DateOnly Today { get; init; } = new(2026, 8, 1);

    /// <summary>Members o1, o2 … with shares around 65, drawn from a seed.</summary>
    public static Consortium Of(int members, ulong seed = 1, string period = Sample.Quarter)
    {
        var draws = new Draws(seed);
        return new Consortium
        {
            Observations = [.. Enumerable.Range(1, members).Select(i => Sample.Value($"o{i}", Figure(draws), period: period))],
        };
    }

    public PublicationOutcome Publish(int? release = null) => Publisher.Publish(new PublicationInput
    {
        Metrics = [Metric],
        Observations = Observations,
        Earlier = Earlier,
        Groups = Groups,
        InterestGroups = InterestGroups,
        Ledger = Ledger,
        Release = release ?? Ledger.LastRelease + 1,
        Kind = Kind,
        Key = "a key for tests"u8.ToArray(),
        Today = Today,
    });

    /// <summary>The next release, after some members' figures became others.</summary>
    public Consortium After(PublicationOutcome outcome, params IEnumerable<Observation> changed)
    {
        var now = changed.ToList();
        return this with
        {
            Ledger = Ledger.With(outcome.Entries, outcome.Inputs),
            Earlier = [.. Earlier, .. Observations],
            Observations = [.. Observations.Where(one => now.TrueForAll(other => other.Organisation != one.Organisation)), .. now],
            Kind = ReleaseKind.Final,
        };
    }

    /// <summary>A region of the members from one number to another.</summary>
    public static PeerGroup Members(string code, int from, int to, string dimension = "region") =>
        new(code, dimension, Enumerable.Range(from, to - from + 1).Select(i => $"o{i}").ToHashSet());

    public static decimal Figure(Draws draws) => Math.Clamp(decimal.Round(65 + (decimal)(8 * draws.Normal()), 1), 0, 100);
}
