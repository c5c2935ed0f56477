using Benchmarking.Engine.Disclosure.Audit;

namespace Benchmarking.Engine.Disclosure;

/// <summary>
/// Figures by their tokens: what the publisher knows and the ledger does not say. Attacks may look up the coalition's
/// own figures in it, and the truth only to count their hits.
/// </summary>
/// <param name="tokens">Makes the tokens, with the key of the ledger.</param>
public sealed class KnownFigures(Tokens tokens)
{
    private readonly Dictionary<string, decimal> values = new(StringComparer.Ordinal);

    /// <summary>Adds figures; those without a value are left out. Earlier states of a figure may be added too.</summary>
    /// <param name="observations">The figures.</param>
    public void Add(IEnumerable<Observation> observations)
    {
        foreach (var one in observations)
        {
            if (one.Value is { } value) values[tokens.Of(one.Organisation, one.Metric, value)] = value;
        }
    }

    /// <summary>The figure of a token; null where it is not known.</summary>
    /// <param name="token">The token.</param>
    public decimal? Of(string token) => values.TryGetValue(token, out var value) ? value : null;

    /// <summary>The true world of a problem.</summary>
    /// <param name="problem">The problem.</param>
    /// <returns>A value for every unknown; null where one of them is not known here.</returns>
    public decimal[]? World(AuditProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var world = new decimal[problem.Unknowns.Count];
        for (var i = 0; i < world.Length; i++)
        {
            if (Of(problem.Unknowns[i].Token) is not { } value) return null;
            world[i] = value;
        }

        return world;
    }
}
