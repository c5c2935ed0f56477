namespace Benchmarking.Engine.Simulation;

/// <summary>What club to simulate. The same plan gives the same club on every machine.</summary>
/// <param name="Organisations">How many organisations; at least 1. From 1,000 the peer groups are finer.</param>
public sealed record ClubPlan(int Organisations)
{
    /// <summary>Where the draws begin.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The first period; the others follow it.</summary>
    public string FirstPeriod { get; init; } = "2025-Q1";

    /// <summary>How many periods; at least 1.</summary>
    public int Periods { get; init; } = 1;

    /// <summary>
    /// How many metrics; at least 1. They go through the shapes in turn: normal percentage, percentage near its
    /// ceiling, rate, money, count, judgement, and a percentage that is carried forward.
    /// </summary>
    public int Metrics { get; init; } = 7;

    /// <summary>Share of figures that are missing.</summary>
    public double Missing { get; init; } = 0.05;

    /// <summary>
    /// Whether some organisations join after the first period or leave before the last. With one period nobody can.
    /// </summary>
    public bool ComingAndGoing { get; init; } = true;

    /// <summary>
    /// Share of organisations whose return comes after the provisional publication, and share of figures corrected
    /// after it. With 0 every period is published once.
    /// </summary>
    public double Late { get; init; }
}
