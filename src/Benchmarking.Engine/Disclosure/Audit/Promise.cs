namespace Benchmarking.Engine.Disclosure.Audit;

/// <summary>
/// What members are promised: nobody can place a member's figure in an interval narrower than two radii, even with
/// the figures of some other members, nor in one narrower than one radius with those of a few more.
/// </summary>
/// <param name="FullCoalition">Up to how many partners may pool their figures against the full width of 2τ.</param>
/// <param name="HalfCoalition">Up to how many against half of it, 1τ.</param>
public sealed record Promise(int FullCoalition = 1, int HalfCoalition = 2)
{
    /// <summary>One partner at full width, two at half.</summary>
    public static Promise Standard { get; } = new();
}

/// <summary>One figure changed.</summary>
/// <param name="Unknown">Number of the unknown.</param>
/// <param name="Value">What it is in the other world.</param>
public readonly record struct Move(int Unknown, decimal Value);

/// <summary>A world like the true one but for some figures, that would have been published just the same.</summary>
/// <param name="Value">The target's figure in it.</param>
/// <param name="Moves">The target's move first, then those of the figures that move with it.</param>
/// <param name="Partners">Owners of the latter, without the target's own; a coalition of others cannot exclude it.</param>
public sealed record Witness(decimal Value, Move[] Moves, int[] Partners)
{
    /// <summary>The whole world.</summary>
    /// <param name="truth">The true world.</param>
    public decimal[] World(ReadOnlySpan<decimal> truth)
    {
        var world = truth.ToArray();
        foreach (var (unknown, value) in Moves) world[unknown] = value;
        return world;
    }
}

/// <summary>What was certified of one figure. Widths are in parts of the radius τ there.</summary>
/// <param name="Unknown">Number of the unknown.</param>
/// <param name="Width">
/// Certified against every coalition of <see cref="Promise.FullCoalition"/> owners. The search stops when the promise
/// holds, so it may be wider.
/// </param>
/// <param name="Needed">2, or less where the metric's bounds leave less room.</param>
/// <param name="WidthAgainstMore">The same against <see cref="Promise.HalfCoalition"/> owners.</param>
/// <param name="NeededAgainstMore">1, or less where the metric's bounds leave less room.</param>
/// <param name="Worlds">The worlds found.</param>
public sealed record CertifiedFigure(
    int Unknown, double Width, double Needed, double WidthAgainstMore, double NeededAgainstMore, IReadOnlyList<Witness> Worlds)
{
    /// <summary>Whether the promise holds for it.</summary>
    public bool Holds => Width >= Needed && WidthAgainstMore >= NeededAgainstMore;
}
