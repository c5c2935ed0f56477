namespace Benchmarking.Engine.Disclosure;

/// <summary>How a metric's figures move from one period to the next; anybody in the sector knows about as much.</summary>
internal static class Drift
{
    private const int FewestMoves = 20;

    /// <summary>
    /// The size of move that 19 of 20 stay within, from figures of consecutive periods; null where fewer than 20 moves
    /// are known.
    /// </summary>
    public static decimal? Band(IReadOnlyList<decimal> moves) => moves.Count < FewestMoves
        ? null
        : Quantiles.Of([.. moves.Order()], 0.95m, QuantileMethod.HyndmanFan7);

    /// <summary>
    /// Whether figures move so little that two periods are as good as the same data: half of the moves of the last four
    /// periods are below half the radius.
    /// </summary>
    public static bool IsCarriedForward(Metric metric, IReadOnlyList<decimal> moves, decimal typical) =>
        metric.Sticky || (moves.Count >= FewestMoves
            && Quantiles.Of([.. moves.Order()], 0.5m, QuantileMethod.HyndmanFan7) < metric.Tolerance!.At(typical) / 2);

    /// <summary>Sizes of the moves between consecutive periods before one, at most the last four.</summary>
    /// <param name="figures">Figures of one metric: organisation and period to value.</param>
    /// <param name="before">The period.</param>
    public static List<decimal> Moves(IReadOnlyDictionary<(string Organisation, string Period), decimal> figures, Period before)
    {
        var moves = new List<decimal>();
        for (var (later, steps) = (before.Previous, 0); steps < 4; steps++, later = later.Previous)
        {
            var (name, earlier) = (later.ToString(), later.Previous.ToString());
            foreach (var ((organisation, period), value) in figures)
            {
                if (period == name && figures.TryGetValue((organisation, earlier), out var was)) moves.Add(Math.Abs(value - was));
            }
        }

        return moves;
    }
}
