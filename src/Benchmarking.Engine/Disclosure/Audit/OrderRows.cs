namespace Benchmarking.Engine.Disclosure.Audit;

/// <summary>Which figure must not exceed which, so that ranks stay as assumed.</summary>
internal sealed class OrderRows(TrueWorld world)
{
    private readonly HashSet<(int, int)> pairs = [];
    private readonly List<(int First, int Last)> windows = [];
    private int target;
    private int[] slots = [];
    private int place;
    private Action<int, int> precede = (_, _) => { };

    /// <summary>Adds the pairs of an order.</summary>
    /// <param name="moved">The target.</param>
    /// <param name="movable">The other figures that may move.</param>
    /// <param name="numbers">Not negative for those that may move, and the target.</param>
    /// <param name="before">The target stands before the unknown of this place and all later ones.</param>
    /// <param name="whole">Whether all figures of a period keep their order.</param>
    /// <param name="cells">The cells concerned.</param>
    /// <param name="add">Takes each pair.</param>
    public void Add(
        int moved, IReadOnlyList<int> movable, int[] numbers, int before, bool whole, List<int> cells, Action<int, int> add)
    {
        (target, slots, place, precede) = (moved, numbers, before, add);
        pairs.Clear();
        if (whole) AddChains();
        else AddBoards(movable, cells);
    }

    /// <summary>Who stands at a rank of a board when the target stands where it is assumed to.</summary>
    /// <param name="board">The board.</param>
    /// <param name="rank">The rank.</param>
    /// <param name="before">The target stands before the unknown of this place and all later ones.</param>
    public int Element(Board board, int rank, int before)
    {
        var own = board.RankOf(world.Place[target]);
        if (own < 0) return world.Order[board.Places[rank]];

        var now = RankOfTarget(board, own, before);
        if (rank == now) return target;

        var without = rank < now ? rank : rank - 1;
        return world.Order[board.Places[without < own ? without : without + 1]];
    }

    private static int RankOfTarget(Board board, int own, int before) =>
        board.Before(before) is var standing && own < standing ? standing - 1 : standing;

    /// <summary>The simplest order: that of the truth, but for the target.</summary>
    private void AddChains()
    {
        var last = new Dictionary<string, int>(StringComparer.Ordinal);
        var period = world.Problem.Unknowns[target].Period;
        var placed = false;
        for (var at = 0; at < world.Order.Length; at++)
        {
            var unknown = world.Order[at];
            if (unknown == target) continue;

            var own = world.Problem.Unknowns[unknown].Period;
            if (at >= place && own == period && !placed)
            {
                Next(period, target);
                placed = true;
            }

            Next(own, unknown);
        }

        if (!placed) Next(period, target);

        void Next(string own, int unknown)
        {
            if (last.TryGetValue(own, out var previous)) precede(previous, unknown);
            last[own] = unknown;
        }
    }

    /// <summary>Only what the numbers need: the windows in order, and everything else on its side of them.</summary>
    private void AddBoards(IReadOnlyList<int> movable, List<int> cells)
    {
        foreach (var sameBoard in cells.Select(cell => world.Cells[cell]).Where(cell => cell.Cell.Ranks is not null)
            .GroupBy(cell => cell.Board))
        {
            var board = sameBoard.Key;
            Merge(sameBoard);
            foreach (var (first, last) in windows)
            {
                for (var rank = first; rank < last; rank++) Pair(Element(board, rank, place), Element(board, rank + 1, place));
                Neighbours(board, first, last);
            }

            Sides(board, target);
            foreach (var unknown in movable) Sides(board, unknown);
        }
    }

    private void Merge(IEnumerable<CellView> cells)
    {
        windows.Clear();
        foreach (var cell in cells.OrderBy(cell => cell.First))
        {
            if (windows.Count > 0 && cell.First <= windows[^1].Last + 1)
            {
                windows[^1] = (windows[^1].First, Math.Max(windows[^1].Last, cell.Last));
            }
            else
            {
                windows.Add((cell.First, cell.Last));
            }
        }
    }

    /// <summary>The nearest figures on either side of a window that do not move.</summary>
    private void Neighbours(Board board, int first, int last)
    {
        var rank = first - 1;
        while (rank >= 0 && slots[Element(board, rank, place)] >= 0) rank--;
        if (rank >= 0) Pair(Element(board, rank, place), Element(board, first, place));
        rank = last + 1;
        while (rank < board.Places.Length && slots[Element(board, rank, place)] >= 0) rank++;
        if (rank < board.Places.Length) Pair(Element(board, last, place), Element(board, rank, place));
    }

    /// <summary>A figure outside the windows stays between those next to it.</summary>
    private void Sides(Board board, int unknown)
    {
        var rank = RankOf(board, unknown);
        if (rank < 0 || windows.Exists(window => rank >= window.First && rank <= window.Last)) return;

        foreach (var (first, last) in windows)
        {
            if (last < rank) Pair(Element(board, last, place), unknown);
            if (first <= rank) continue;

            Pair(unknown, Element(board, first, place));
            break;
        }
    }

    private int RankOf(Board board, int unknown)
    {
        var rank = board.RankOf(world.Place[unknown]);
        var own = board.RankOf(world.Place[target]);
        if (rank < 0 || own < 0) return rank;

        var now = RankOfTarget(board, own, place);
        if (unknown == target) return now;

        var without = rank < own ? rank : rank - 1;
        return without < now ? without : without + 1;
    }

    private void Pair(int lower, int upper)
    {
        if ((slots[lower] >= 0 || slots[upper] >= 0) && pairs.Add((lower, upper))) precede(lower, upper);
    }
}
