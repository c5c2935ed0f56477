namespace Benchmarking.Engine.Disclosure.Audit;

/// <summary>
/// What quantiles, means and drift bands tell of each figure, cell by cell until nothing more follows. A quantile that
/// was shown says that at least so many members lie at or below some value, and so many at or above another: once only
/// as many can, each of them must.
/// </summary>
public static class OrderBounds
{
    private const int MostSweeps = 100;

    /// <summary>Narrows intervals by everything in the problem.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="intervals">What is known already; narrowed in place.</param>
    public static void Narrow(AuditProblem problem, Intervals intervals)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(intervals);
        var news = true;
        for (var sweep = 0; news && sweep < MostSweeps; sweep++)
        {
            news = false;
            foreach (var cell in problem.Cells) news |= cell.Ranks is { } ranks ? Order(cell, ranks, intervals) : Mean(cell, intervals);
            foreach (var band in problem.Drifts) news |= Drift(band, intervals);
        }
    }

    /// <summary>
    /// A quantile never falls when a figure rises. So a figure can be no higher than where the quantile would leave its
    /// bin with all others at their lowest; and no lower, mirrored. This is all that one cell tells of one figure.
    /// </summary>
    private static bool Order(KnownCell cell, RankWeights ranks, Intervals intervals)
    {
        var news = false;
        var weights = Array.ConvertAll(ranks.Weights, weight => (double)(weight / ranks.Total));
        if (cell.Shown.Below is { } below)
        {
            var window = new Window(cell.Members, intervals.Low, 1, weights, ranks.First, (double)below);
            window.ForEach((member, bound) => news |= intervals.Most(member, bound));
        }

        if (cell.Shown.Least is { } least)
        {
            Array.Reverse(weights);
            var first = cell.Members.Length - 1 - ranks.Last;
            var window = new Window(cell.Members, intervals.High, -1, weights, first, -(double)least);
            window.ForEach((member, bound) => news |= intervals.Least(member, -bound));
        }

        return news;
    }

    /// <summary>What a mean leaves for one member when all others are at their bounds.</summary>
    private static bool Mean(KnownCell cell, Intervals intervals)
    {
        var count = cell.Members.Length;
        var (lows, highs) = (new Total(), new Total());
        foreach (var member in cell.Members)
        {
            lows.Add(intervals.Low[member], 1);
            highs.Add(intervals.High[member], 1);
        }

        var news = false;
        foreach (var member in cell.Members)
        {
            // Totals of before this cell: a bound narrowed meanwhile counts in the next sweep.
            var (low, high) = (intervals.Low[member], intervals.High[member]);
            if (cell.Shown.Below is { } below) news |= intervals.Most(member, (count * (double)below) - lows.Without(low));
            if (cell.Shown.Least is { } least) news |= intervals.Least(member, (count * (double)least) - highs.Without(high));
        }

        return news;
    }

    private static bool Drift(DriftBand band, Intervals intervals)
    {
        var most = (double)band.Most;
        return intervals.Most(band.Later, intervals.High[band.Earlier] + most)
            | intervals.Least(band.Later, intervals.Low[band.Earlier] - most)
            | intervals.Most(band.Earlier, intervals.High[band.Later] + most)
            | intervals.Least(band.Earlier, intervals.Low[band.Later] - most);
    }

    /// <summary>A sum in which infinite parts are counted apart.</summary>
    private struct Total
    {
        private double sum;
        private int infinite;
        private double infinity;

        public void Add(double part, int sign)
        {
            if (double.IsFinite(part))
            {
                sum += sign * part;
            }
            else
            {
                infinite += sign;
                infinity = part;
            }
        }

        public readonly double Without(double part)
        {
            var rest = this;
            rest.Add(part, -1);
            return rest.infinite > 0 ? infinity : rest.sum;
        }
    }

    /// <summary>The figures of a cell at their lowest, in order, and the ranks that weigh anything.</summary>
    private sealed class Window
    {
        private readonly int[] members;
        private readonly double[] lows, weights;
        private readonly int first;
        private readonly double limit;

        public Window(int[] unknowns, double[] bounds, int sign, double[] weights, int first, double limit)
        {
            members = [.. unknowns];
            lows = Array.ConvertAll(unknowns, unknown => sign * bounds[unknown]);
            Array.Sort(lows, members);
            (this.weights, this.first, this.limit) = (weights, first, limit);
        }

        /// <summary>States for each member how high it can be. Those on the same side of the window share one bound.</summary>
        public void ForEach(Action<int, double> state)
        {
            var last = first + weights.Length - 1;
            var (before, after) = (Highest(first - 1), Highest(last + 1));
            for (var rank = 0; rank < members.Length; rank++)
            {
                state(members[rank], rank < first ? before : rank > last ? after : Highest(rank));
            }
        }

        /// <summary>How high the member of a rank can be: it rises through the window until the quantile is at its limit.</summary>
        private double Highest(int own)
        {
            for (var k = 0; k < weights.Length; k++)
            {
                if (weights[k] == 0) continue;

                var others = 0.0;
                for (var j = 0; j < weights.Length; j++)
                {
                    if (j != k && weights[j] > 0) others += weights[j] * Other(own, first + (j < k ? j : j - 1));
                }

                var reached = (limit - others) / weights[k];
                var next = first + k == members.Length - 1 ? double.PositiveInfinity : Other(own, first + k);

                // At the next figure's place it may as well pass it: only short of it does it stop.
                if (reached < next - Intervals.Slack(next)) return reached;
            }

            return double.PositiveInfinity;
        }

        /// <summary>The lowest value at a rank among all others.</summary>
        private double Other(int own, int rank) => lows[rank < own ? rank : rank + 1];
    }
}
