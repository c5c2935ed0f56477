using System.Globalization;

namespace Benchmarking.Engine.Attacks;

/// <summary>
/// A20: looks for whole worlds that agree with every number shown of a metric, and guesses each member's figure as the
/// middle of what they say. What an audit of linear bounds passes as safe, this reads: a few dozen quantiles of
/// overlapping groups determine two dozen figures.
/// </summary>
public sealed class FullReconstruction : IAttack
{
    /// <inheritdoc/>
    public string Id => "A20";

    /// <inheritdoc/>
    public string Name => "Full reconstruction";

    /// <inheritdoc/>
    public AttackResult Run(AttackScene scene)
    {
        ArgumentNullException.ThrowIfNull(scene);
        var tally = new GuessTally();
        var (problems, solved) = (0, 0);
        foreach (var rebuilt in RebuiltFigures.Of(scene))
        {
            problems++;
            if (rebuilt.Agree > 0) solved++;
            rebuilt.Count(tally, scene.Truth, rebuilt.Estimates);
        }

        return tally.Result(Id, Name) with
        {
            Finding = string.Create(CultureInfo.InvariantCulture, $"Worlds that agree with everything shown were found for {solved} of {problems} metrics and periods."),
        };
    }
}
