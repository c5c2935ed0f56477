namespace Benchmarking.Engine.Disclosure.Audit;

/// <summary>What is asked: a world in which a figure lies at or beyond a goal.</summary>
/// <param name="Target">Number of the unknown.</param>
/// <param name="Goal">Where it shall lie.</param>
/// <param name="Up">Whether at the goal or above it; otherwise at it or below.</param>
internal readonly record struct Aim(int Target, decimal Goal, bool Up)
{
    /// <summary>Whether a figure reaches the goal.</summary>
    public bool IsReachedBy(decimal value) => Up ? value >= Goal : value <= Goal;
}

/// <summary>
/// Finds worlds in which one target's figure lies elsewhere while some owners' figures do not move. Every world found
/// is judged by the publishing code and kept: it answers later questions as well.
/// </summary>
internal sealed class WitnessSearch(TrueWorld world, OrderProgram program, int target, CancellationToken cancel)
{
    /// <summary>Places after the point of the figures of a world that was made up.</summary>
    public const int Places = 6;

    private const int MostMovable = 48;
    private const int SmallCell = 60;
    private const int MostShifts = 200;
    private const int Positions = 9;
    private const int MostRerounded = 6;

    private readonly List<Witness> found = [];

    /// <summary>Every world found.</summary>
    public IReadOnlyList<Witness> Found => found;

    /// <summary>
    /// Whether the goal can be reached whichever owners conspire: exactly over all coalitions of a size, by a tree of
    /// hitting sets. A world in which only some others move refutes every coalition without one of them, so only
    /// coalitions with one of them are left.
    /// </summary>
    /// <param name="aim">What is asked.</param>
    /// <param name="coalition">How many more may conspire.</param>
    /// <param name="frozen">Owners that conspire already.</param>
    public bool IsSafe(Aim aim, int coalition, params int[] frozen)
    {
        if (Find(aim, frozen) is not { } witness) return false;
        return coalition == 0 || witness.Partners.All(partner => IsSafe(aim, coalition - 1, [.. frozen, partner]));
    }

    /// <summary>A world that reaches the goal without moving frozen owners' figures; null where none was found.</summary>
    private Witness? Find(Aim aim, int[] frozen)
    {
        cancel.ThrowIfCancellationRequested();
        foreach (var known in found)
        {
            if (aim.IsReachedBy(known.Value) && !known.Partners.Any(frozen.Contains)) return known;
        }

        return Try([new(target, aim.Goal)]) ?? Exchange(aim, frozen) ?? Shift(aim, frozen)
            ?? (world.Values.Length <= SmallCell ? Programmes(aim, frozen, true) : null) ?? Programmes(aim, frozen, false);
    }

    private Witness? Try(Move[] moves)
    {
        if (!world.Agrees(moves)) return null;

        // Rounding may have put a figure back in its place: then its owner is no partner.
        moves = [.. moves.Where(move => move.Unknown == target || move.Value != world.Values[move.Unknown])];
        var own = world.Owner(target);
        var partners = moves.Select(move => world.Owner(move.Unknown)).Where(owner => owner != own).Distinct().ToArray();
        var witness = new Witness(moves[0].Value, moves, partners);
        found.Add(witness);
        return witness;
    }

    /// <summary>Trades places with another figure: with the same memberships nothing shown changes.</summary>
    private Witness? Exchange(Aim aim, int[] frozen)
    {
        var value = world.Values[target];
        var step = aim.Up ? 1 : -1;
        for (var at = FirstBeyond(aim); at >= 0 && at < world.Order.Length; at += step)
        {
            var other = world.Order[at];
            if (!MayMove(other, frozen) || !aim.IsReachedBy(world.Values[other])) continue;
            if (Try([new(target, world.Values[other]), new(other, value)]) is { } witness) return witness;
        }

        return null;
    }

    /// <summary>Moves another figure as far the other way, which keeps sums.</summary>
    private Witness? Shift(Aim aim, int[] frozen)
    {
        var way = aim.Goal - world.Values[target];
        var start = world.Place[target];
        for (var distance = 1; distance <= MostShifts; distance++)
        {
            for (var side = -1; side <= 1; side += 2)
            {
                var at = start + (side * distance);
                if (at < 0 || at >= world.Order.Length || !MayMove(world.Order[at], frozen)) continue;

                var other = world.Order[at];
                if (Try([new(target, aim.Goal), new(other, world.Values[other] - way)]) is { } witness) return witness;
            }
        }

        return null;
    }

    /// <summary>
    /// Tries the orders of figures with the target in the nine places nearest the goal: first all others as they are,
    /// then only as far as the numbers shown need it, which leaves more room and takes more rows.
    /// </summary>
    private Witness? Programmes(Aim aim, int[] frozen, bool whole)
    {
        var rivals = world.Order.Where(other => other != target && Period(other) == Period(target)).ToArray();
        var nearest = rivals.Count(other => aim.Up ? world.Values[other] < aim.Goal : world.Values[other] <= aim.Goal);
        var movable = Movable(aim, frozen);
        for (var k = 0; k < Positions; k++)
        {
            var position = nearest + (k % 2 == 0 ? -k / 2 : (k + 1) / 2);
            if (position < 0 || position > rivals.Length) continue;

            var before = position == rivals.Length ? world.Order.Length : world.Place[rivals[position]];
            if (program.Solve(aim, movable, before, whole) is { } moves && (Try(moves) ?? Rerounded(moves)) is { } witness) return witness;
        }

        return null;
    }

    /// <summary>
    /// Where figures are whole, the nearest whole numbers to a solution may be none: tries the other neighbours of the
    /// first few, in every combination.
    /// </summary>
    private Witness? Rerounded(Move[] moves)
    {
        var loose = program.Loose;
        var combinations = 1 << Math.Min(loose.Count, MostRerounded);
        for (var choice = 1; choice < combinations; choice++)
        {
            var others = (Move[])moves.Clone();
            for (var k = 0; k < loose.Count; k++)
            {
                if ((choice >> k & 1) == 1) others[loose[k].Place] = others[loose[k].Place] with { Value = loose[k].Other };
            }

            if (Try(others) is { } witness) return witness;
        }

        return null;
    }

    private string Period(int unknown) => world.Problem.Unknowns[unknown].Period;

    private bool MayMove(int unknown, int[] frozen) =>
        unknown != target && Array.IndexOf(frozen, world.Owner(unknown)) < 0;

    /// <summary>The place of the first figure at or beyond the goal.</summary>
    private int FirstBeyond(Aim aim)
    {
        var (from, to) = (0, world.Order.Length);
        while (from < to)
        {
            var middle = (from + to) / 2;
            var value = world.Values[world.Order[middle]];
            if (aim.Up ? value < aim.Goal : value <= aim.Goal) from = middle + 1;
            else to = middle;
        }

        return aim.Up ? from : from - 1;
    }

    /// <summary>
    /// All figures that are not frozen where there are few of them; otherwise the nearest, first those in small cells
    /// with the target, whose numbers depend on them most.
    /// </summary>
    private List<int> Movable(Aim aim, int[] frozen)
    {
        var middle = (FirstBeyond(aim) + world.Place[target]) / 2;
        var close = new HashSet<int>(world.CellsOf(target).Select(cell => world.Cells[cell].Cell.Members)
            .Where(members => members.Length < SmallCell).SelectMany(members => members));
        return [.. Enumerable.Range(0, world.Values.Length).Where(other => MayMove(other, frozen))
            .OrderByDescending(other => world.Owner(other) == world.Owner(target))
            .ThenByDescending(close.Contains).ThenByDescending(other => Period(other) == Period(target))
            .ThenBy(other => Math.Abs(world.Place[other] - middle)).ThenBy(other => other).Take(MostMovable)];
    }
}
