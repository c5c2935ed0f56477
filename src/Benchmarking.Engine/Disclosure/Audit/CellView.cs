namespace Benchmarking.Engine.Disclosure.Audit;

/// <summary>The contributors of some cells in order of their true figures.</summary>
/// <param name="places">Their places among all unknowns, ascending.</param>
/// <param name="values">Their figures in that order.</param>
internal sealed class Board(int[] places, decimal[] values)
{
    /// <summary>Places among all unknowns, ascending.</summary>
    public int[] Places => places;

    /// <summary>True figures, ascending.</summary>
    public decimal[] Values => values;

    /// <summary>What they add up to.</summary>
    public decimal Sum { get; } = values.Sum();

    /// <summary>The rank of a place; negative where it is none of them.</summary>
    public int RankOf(int place) => Array.BinarySearch(places, place);

    /// <summary>How many stand before a place.</summary>
    public int Before(int place) => RankOf(place) is var rank && rank < 0 ? ~rank : rank;

    /// <summary>How many true figures are lower than a value.</summary>
    public int Below(decimal value)
    {
        var (from, to) = (0, values.Length);
        while (from < to)
        {
            var middle = (from + to) / 2;
            if (values[middle] < value) from = middle + 1;
            else to = middle;
        }

        return from;
    }
}

/// <summary>One number shown, ready to be judged in worlds that differ from the true one in a few figures.</summary>
internal sealed class CellView
{
    private readonly decimal[] window;
    private readonly List<int> removed = [];
    private readonly List<decimal> inserted = [];

    public CellView(KnownCell cell, Board board)
    {
        (Cell, Board) = (cell, board);
        (First, Last) = cell.Ranks is { } ranks ? Window(ranks) : (0, -1);
        window = new decimal[cell.Ranks?.Weights.Length ?? 0];
        True = cell.Ranks is { } weights ? weights.Of(board.Values) : board.Sum / board.Values.Length;
    }

    public KnownCell Cell { get; }

    public Board Board { get; }

    /// <summary>The first and last rank that weigh anything; -1 as the last for a mean.</summary>
    public int First { get; }

    /// <summary>The last rank that weighs anything.</summary>
    public int Last { get; }

    /// <summary>The exact statistic in the true world.</summary>
    public decimal True { get; }

    public static (int First, int Last) Window(RankWeights ranks)
    {
        var (first, last) = (0, ranks.Weights.Length - 1);
        while (ranks.Weights[first] == 0) first++;
        while (ranks.Weights[last] == 0) last--;
        return (ranks.First + first, ranks.First + last);
    }

    /// <summary>Whether the number would have been the same after some moves. The true world must agree with it.</summary>
    /// <param name="moves">The moves; those of figures that did not go in make no difference.</param>
    /// <param name="place">Place of every unknown.</param>
    /// <param name="metric">The metric.</param>
    public bool Agrees(ReadOnlySpan<Move> moves, int[] place, Metric metric)
    {
        var sum = Board.Sum;
        removed.Clear();
        inserted.Clear();
        foreach (var (unknown, value) in moves)
        {
            var rank = Board.RankOf(place[unknown]);
            if (rank < 0) continue;

            sum += value - Board.Values[rank];
            removed.Add(rank);
            inserted.Add(value);
        }

        if (Cell.Ranks is not { } ranks) return AgreesWith(sum / Board.Values.Length, metric);
        removed.Sort();
        inserted.Sort();
        return !ReachesWindow() || AgreesWith(Quantile(ranks), metric);
    }

    private bool AgreesWith(decimal exact, Metric metric) => exact == True || Rounding.Agrees(exact, Cell.Shown, metric);

    /// <summary>Whether any figure moved within the window, into it or across it.</summary>
    private bool ReachesWindow()
    {
        var (before, after) = (0, 0);
        for (var k = 0; k < removed.Count; k++)
        {
            if (removed[k] >= First && removed[k] <= Last) return true;
            if (removed[k] < First) before++;
            if (inserted[k] <= Board.Values[First]) after++;
            if (inserted[k] > Board.Values[First] && inserted[k] < Board.Values[Last]) return true;
        }

        return before != after;
    }

    private decimal Quantile(RankWeights ranks)
    {
        for (var k = 0; k < window.Length; k++) window[k] = At(ranks.First + k);
        return new RankWeights(0, ranks.Weights, ranks.Total).Of(window);
    }

    /// <summary>The value at a rank after the moves: those taken out are skipped, those put in are merged in.</summary>
    private decimal At(int rank)
    {
        var earlier = 0;
        foreach (var value in inserted)
        {
            var own = earlier + Remaining(Board.Below(value));
            if (own == rank) return value;
            if (own > rank) break;
            earlier++;
        }

        var position = rank - earlier;
        foreach (var gone in removed)
        {
            if (gone <= position) position++;
        }

        return Board.Values[position];
    }

    /// <summary>How many of the first figures stay where they are.</summary>
    private int Remaining(int count)
    {
        var remaining = count;
        foreach (var gone in removed)
        {
            if (gone < count) remaining--;
        }

        return remaining;
    }
}
