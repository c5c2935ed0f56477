namespace Benchmarking.Engine.Disclosure.Audit;

/// <summary>
/// The true world of a problem with every cell sorted once, so that worlds that differ from it in a few figures are
/// judged quickly, and exactly as strictly as by publishing them. Not for use by several callers at once.
/// </summary>
internal sealed class TrueWorld
{
    private readonly List<int>[] cellsOf;
    private readonly List<DriftBand>[] bandsOf;
    private readonly int[] stamps;
    private int stamp;

    /// <exception cref="ArgumentException">The world disagrees with a number shown or with the metric's bounds.</exception>
    public TrueWorld(AuditProblem problem, decimal[] truth)
    {
        if (truth.Length != problem.Unknowns.Count) throw new ArgumentException("The world needs one value for each unknown.");

        (Problem, Values) = (problem, truth);
        var rating = problem.Metric.Kind == MetricKind.Rating;
        Whole = rating || problem.Metric is { Kind: MetricKind.Count, Decimals: 0 };
        Lower = problem.Metric.Lower ?? (rating ? 0 : null);
        Upper = problem.Metric.Upper ?? (rating ? 3 : null);
        Order = [.. Enumerable.Range(0, truth.Length)];
        Array.Sort(Order, (left, right) => truth[left].CompareTo(truth[right]) is var sign && sign != 0 ? sign : left - right);
        Place = new int[truth.Length];
        for (var i = 0; i < Order.Length; i++) Place[Order[i]] = i;
        Cells = View();
        stamps = new int[Cells.Length];
        cellsOf = new List<int>[truth.Length];
        bandsOf = new List<DriftBand>[truth.Length];
        Index();
        Check();
    }

    public AuditProblem Problem { get; }

    public decimal[] Values { get; }

    /// <summary>Unknowns by true figure; equal ones by number.</summary>
    public int[] Order { get; }

    /// <summary>Place of every unknown in that order.</summary>
    public int[] Place { get; }

    public CellView[] Cells { get; }

    /// <summary>Drift bands that the truth keeps to. One that it breaks is no knowledge but an error, and left out.</summary>
    public List<DriftBand> Bands { get; } = [];

    /// <summary>Whether only whole numbers are possible.</summary>
    public bool Whole { get; }

    public decimal? Lower { get; }

    public decimal? Upper { get; }

    public List<int> CellsOf(int unknown) => cellsOf[unknown];

    public List<DriftBand> BandsOf(int unknown) => bandsOf[unknown];

    public int Owner(int unknown) => Problem.Unknowns[unknown].Owner;

    /// <summary>The radius around a figure; a category for judgements.</summary>
    /// <exception cref="ArgumentException">The metric has none, or it is 0 there.</exception>
    public decimal Radius(int unknown)
    {
        var radius = Problem.Metric.Kind == MetricKind.Rating ? 1 : Problem.Metric.Tolerance?.At(Values[unknown]) ?? 0;
        return radius > 0 ? radius : throw new ArgumentException($"{Problem.Metric.Code} has no radius at {Values[unknown]}.");
    }

    /// <summary>Whether everything known would be the same after some moves.</summary>
    public bool Agrees(ReadOnlySpan<Move> moves)
    {
        foreach (var (unknown, value) in moves)
        {
            if (value < Lower || value > Upper || (Whole && value != decimal.Truncate(value))) return false;
        }

        stamp++;
        foreach (var (unknown, _) in moves)
        {
            foreach (var cell in cellsOf[unknown])
            {
                if (stamps[cell] == stamp) continue;

                stamps[cell] = stamp;
                if (!Cells[cell].Agrees(moves, Place, Problem.Metric)) return false;
            }

            foreach (var band in bandsOf[unknown])
            {
                if (Math.Abs(After(band.Later, moves) - After(band.Earlier, moves)) > band.Most) return false;
            }
        }

        return true;
    }

    private decimal After(int unknown, ReadOnlySpan<Move> moves)
    {
        foreach (var move in moves)
        {
            if (move.Unknown == unknown) return move.Value;
        }

        return Values[unknown];
    }

    /// <summary>Cells of the same contributors share a board.</summary>
    private CellView[] View()
    {
        var boards = new Dictionary<(string, string), Board>();
        return [.. Problem.Cells.Select(cell => new CellView(cell, BoardOf(cell)))];

        Board BoardOf(KnownCell cell)
        {
            var places = cell.Members.Select(member => Place[member]).Order().ToArray();
            var key = (cell.Entry.Period, cell.Entry.Input);
            if (boards.TryGetValue(key, out var known) && known.Places.AsSpan().SequenceEqual(places)) return known;
            return boards[key] = new(places, [.. places.Select(place => Values[Order[place]])]);
        }
    }

    private void Index()
    {
        for (var i = 0; i < Values.Length; i++) (cellsOf[i], bandsOf[i]) = ([], []);
        for (var cell = 0; cell < Cells.Length; cell++)
        {
            foreach (var member in Problem.Cells[cell].Members) cellsOf[member].Add(cell);
        }

        Bands.AddRange(Problem.Drifts.Where(band => Math.Abs(Values[band.Later] - Values[band.Earlier]) <= band.Most));
        foreach (var band in Bands)
        {
            bandsOf[band.Earlier].Add(band);
            bandsOf[band.Later].Add(band);
        }
    }

    private void Check()
    {
        foreach (var value in Values)
        {
            if (value < Lower || value > Upper) throw new ArgumentException($"{value} lies outside the metric's bounds.");
        }

        foreach (var cell in Cells)
        {
            if (Rounding.Agrees(cell.True, cell.Cell.Shown, Problem.Metric)) continue;

            var entry = cell.Cell.Entry;
            throw new ArgumentException(
                $"The world disagrees with what was shown: {entry.Metric}, {entry.Period}, {entry.Group}, {entry.Statistic.Code()}.");
        }
    }
}
