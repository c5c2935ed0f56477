namespace Benchmarking.Engine.Disclosure.Audit;

/// <summary>How far from the truth a target's figure can be shown to lie on one side, in steps of a quarter of a radius.</summary>
internal sealed class Side
{
    private const decimal Finest = 1_000_000;
    private static readonly decimal[] Steps = [0.25m, 0.5m, 0.75m, 1, 1.25m, 1.5m, 1.75m, 2];

    private readonly TrueWorld world;
    private readonly WitnessSearch search;
    private readonly int target;
    private readonly bool up;
    private readonly int coalition;
    private readonly List<(Aim Aim, decimal Distance)> goals = [];
    private int next;

    public Side(TrueWorld world, WitnessSearch search, int target, bool up, int coalition)
    {
        (this.world, this.search, this.target, this.up, this.coalition) = (world, search, target, up, coalition);
        var (value, radius) = (world.Values[target], world.Radius(target));
        var room = up ? world.Upper - value : value - world.Lower;
        Room = room / radius ?? Steps[^1];
        foreach (var step in Steps)
        {
            var way = Way(step);
            var goal = Math.Min(way, room ?? way);
            if (goal <= 0 || (goals.Count > 0 && goal == Math.Abs(goals[^1].Aim.Goal - value))) continue;

            goals.Add((AimAt(goal), goal < way ? Room : Math.Max(step, way / radius)));
        }
    }

    /// <summary>What the metric's bound leaves, in radii; the longest step where there is none.</summary>
    public decimal Room { get; }

    /// <summary>How far it can be shown to lie, in radii.</summary>
    public decimal Reached { get; private set; }

    /// <summary>Tries a distance, and the shorter ones where that fails.</summary>
    /// <param name="distance">In radii.</param>
    public void Begin(decimal distance)
    {
        var first = goals.FindIndex(goal => goal.Distance >= distance);
        if (first < 0) first = goals.Count - 1;
        for (var k = first; k >= 0; k--)
        {
            if (!search.IsSafe(goals[k].Aim, coalition)) continue;

            Reached = goals[k].Distance;
            next = k == first ? k + 1 : goals.Count;
            return;
        }

        next = goals.Count;
    }

    /// <summary>Tries one distance, whatever the steps are.</summary>
    /// <param name="distance">In radii.</param>
    public void Reach(decimal distance)
    {
        if (distance <= Reached || distance > Room) return;

        var way = Way(distance);
        if (way / world.Radius(target) <= Room && search.IsSafe(AimAt(way), coalition)) Reached = Math.Max(distance, way / world.Radius(target));
    }

    /// <summary>A distance in the metric's unit; where figures are whole, the next whole one.</summary>
    private decimal Way(decimal distance)
    {
        var scale = world.Whole ? 1 : Finest;
        return decimal.Ceiling(distance * world.Radius(target) * scale) / scale;
    }

    private Aim AimAt(decimal way) => new(target, world.Values[target] + (up ? way : -way), up);

    /// <summary>Tries one step more.</summary>
    /// <returns>False where there is none, or it failed.</returns>
    public bool Further()
    {
        if (next >= goals.Count) return false;

        var (aim, distance) = goals[next];
        if (!search.IsSafe(aim, coalition))
        {
            next = goals.Count;
            return false;
        }

        Reached = distance;
        next++;
        return true;
    }
}
