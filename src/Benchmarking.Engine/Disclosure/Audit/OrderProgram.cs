namespace Benchmarking.Engine.Disclosure.Audit;

/// <summary>
/// Looks for a world in which a target's figure lies at or beyond a goal, with all figures in one given order. In one
/// order every quantile is linear, so this is a linear programme: move as little as possible of the other figures such
/// that every number shown stays in its bin. Displacements from the truth are counted in radii.
/// </summary>
internal sealed class OrderProgram(TrueWorld world)
{
    private readonly BoundedSimplex simplex = new();
    private readonly OrderRows order = new(world);
    private readonly int[] slots = Enumerable.Repeat(-1, world.Values.Length).ToArray();
    private readonly List<int> cells = [];
    private readonly List<(int Place, decimal Other)> loose = [];
    private readonly bool[] listed = new bool[world.Cells.Length];
    private double[] least = [], most = [], solution = [];
    private int target, sign;
    private double radius, distance;
    private IReadOnlyList<int> movable = [];
    private bool impossible;

    /// <summary>
    /// Where figures are whole: the moves of the last solution that lay between two whole numbers, by their place, and
    /// the other of the two.
    /// </summary>
    public IReadOnlyList<(int Place, decimal Other)> Loose => loose;

    /// <summary>Solves the programme.</summary>
    /// <param name="aim">What is asked.</param>
    /// <param name="others">Which figures may move, nearest first.</param>
    /// <param name="before">The target stands before the unknown of this place and all later ones.</param>
    /// <param name="whole">Whether all figures keep their order; otherwise only as far as the numbers shown need it.</param>
    /// <returns>The moves, the target's first; null where there are none. Rounded, and not yet checked.</returns>
    public Move[]? Solve(Aim aim, IReadOnlyList<int> others, int before, bool whole)
    {
        Begin(aim, others);
        order.Add(target, movable, slots, before, whole, OrderedCells(), Precede);
        foreach (var cell in cells)
        {
            if (!impossible) AddCell(world.Cells[cell], before);
        }

        AddBands();
        var solved = !impossible && AddColumns() && simplex.Solve() == SimplexOutcome.Optimal;
        foreach (var unknown in movable) slots[unknown] = -1;
        slots[target] = -1;
        return solved ? Moves(aim) : null;
    }

    private void Begin(Aim aim, IReadOnlyList<int> others)
    {
        (target, sign, movable, impossible) = (aim.Target, aim.Up ? 1 : -1, others, false);
        radius = (double)world.Radius(target);
        distance = Math.Abs((double)(aim.Goal - world.Values[target])) / radius;
        var columns = 1 + (2 * others.Count);
        if (solution.Length < columns) (least, most, solution) = (new double[columns], new double[columns], new double[columns]);
        simplex.Start(columns);
        Place(target, 0);
        for (var k = 0; k < others.Count; k++) Place(others[k], k + 1);

        void Place(int unknown, int slot)
        {
            slots[unknown] = slot;
            least[slot] = world.Lower is { } low ? (double)(low - world.Values[unknown]) / radius : double.NegativeInfinity;
            most[slot] = world.Upper is { } high ? (double)(high - world.Values[unknown]) / radius : double.PositiveInfinity;
        }
    }

    /// <summary>The cells that some figure of the programme went into.</summary>
    private List<int> OrderedCells()
    {
        cells.Clear();
        List(target);
        foreach (var unknown in movable) List(unknown);
        foreach (var cell in cells) listed[cell] = false;
        return cells;

        void List(int unknown)
        {
            foreach (var cell in world.CellsOf(unknown))
            {
                if (listed[cell]) continue;

                listed[cell] = true;
                cells.Add(cell);
            }
        }
    }

    private double At(int unknown) => (double)world.Values[unknown] / radius;

    /// <summary>States that one figure is not above another: a row, or a bound where one of them does not move.</summary>
    private void Precede(int lower, int upper)
    {
        var gap = At(lower) - At(upper);
        var (below, above) = (slots[lower], slots[upper]);
        if (below < 0 && above < 0) return;
        if (below < 0) least[above] = Math.Max(least[above], gap);
        else if (above < 0) most[below] = Math.Min(most[below], -gap);
        else
        {
            var row = simplex.Row(0, 0);
            var fixedPart = Term(row, upper, 1) + Term(row, lower, -1);
            simplex.Bounds(row, gap - fixedPart, double.PositiveInfinity);
        }
    }

    /// <summary>Adds a displacement to a row; returns the part of it that is fixed.</summary>
    private double Term(int row, int unknown, double weight)
    {
        var slot = slots[unknown];
        if (slot < 0) return 0;

        if (slot == 0)
        {
            simplex.Add(row, 0, sign * weight);
            return sign * weight * distance;
        }

        simplex.Add(row, (2 * slot) - 1, weight);
        simplex.Add(row, 2 * slot, -weight);
        return 0;
    }

    private void AddCell(CellView cell, int before)
    {
        var row = simplex.Row(double.NegativeInfinity, double.PositiveInfinity);
        var exact = 0.0;
        if (cell.Cell.Ranks is { } ranks)
        {
            for (var rank = cell.First; rank <= cell.Last; rank++)
            {
                var weight = (double)(ranks.Weights[rank - ranks.First] / ranks.Total);
                var unknown = order.Element(cell.Board, rank, before);
                exact += (weight * At(unknown)) + Term(row, unknown, weight);
            }
        }
        else
        {
            exact = (double)cell.True / radius;
            foreach (var member in cell.Cell.Members) exact += Term(row, member, 1.0 / cell.Cell.Members.Length);
        }

        var (low, high) = Bin(cell);
        simplex.Bounds(row, low - exact, high - exact);
    }

    /// <summary>A sliver inside the bin, so that rounding the solution does not leave it; but never so as to exclude the truth.</summary>
    private (double Low, double High) Bin(CellView cell)
    {
        var sliver = cell.Cell.Shown.Base / 10_000;
        var low = cell.Cell.Shown.Least is { } least ? (double)Math.Min(least + sliver, cell.True) : double.NegativeInfinity;
        var high = cell.Cell.Shown.Below is { } below ? (double)Math.Max(below - sliver, cell.True) : double.PositiveInfinity;
        return (low / radius, high / radius);
    }

    private void AddBands()
    {
        Add(target);
        foreach (var unknown in movable) Add(unknown);

        void Add(int unknown)
        {
            foreach (var band in world.BandsOf(unknown))
            {
                if (unknown == band.Later && slots[band.Earlier] >= 0) continue;

                var row = simplex.Row(0, 0);
                var difference = At(band.Later) - At(band.Earlier) + Term(row, band.Later, 1) + Term(row, band.Earlier, -1);
                var width = (double)band.Most / radius;
                simplex.Bounds(row, -width - difference, width - difference);
            }
        }
    }

    /// <summary>Costs and bounds; false where the bounds alone leave no room.</summary>
    private bool AddColumns()
    {
        var (nearest, furthest) = sign > 0 ? (least[0], most[0]) : (-most[0], -least[0]);
        var (start, end) = (Math.Max(0, nearest - distance), furthest - distance);
        if (end < start && end > start - 1e-9) end = start;
        if (end < start) return false;

        simplex.Column(0, 1e-4, start, end);
        for (var slot = 1; slot <= movable.Count; slot++)
        {
            if (least[slot] > most[slot] + 1e-9) return false;

            // Figures of the target's own group are free; among others a near one is a little cheaper than a far one.
            var price = world.Owner(movable[slot - 1]) == world.Owner(target) ? 1e-3 : 1 + (1e-3 * slot);
            simplex.Column((2 * slot) - 1, price, Math.Max(0, least[slot]), Math.Max(0, most[slot]));
            simplex.Column(2 * slot, price, Math.Max(0, -most[slot]), Math.Max(0, -least[slot]));
        }

        return true;
    }

    private Move[] Moves(Aim aim)
    {
        loose.Clear();
        simplex.Values(solution);
        var moves = new List<Move> { new(target, solution[0] < 1e-7 ? aim.Goal : Rounded(target, sign * (distance + solution[0]))) };
        for (var slot = 1; slot <= movable.Count; slot++)
        {
            var displacement = solution[(2 * slot) - 1] - solution[2 * slot];
            if (Math.Abs(displacement) < 1e-7) continue;

            var unknown = movable[slot - 1];
            var exact = world.Values[unknown] + (decimal)(displacement * radius);
            var value = Rounded(unknown, displacement);
            if (world.Whole && Math.Abs(exact - value) > 0.01m) loose.Add((moves.Count, exact > value ? value + 1 : value - 1));
            if (world.Whole || value != world.Values[unknown]) moves.Add(new(unknown, value));
        }

        return [.. moves];
    }

    private decimal Rounded(int unknown, double displacement)
    {
        var value = world.Values[unknown] + (decimal)(displacement * radius);
        value = decimal.Round(value, world.Whole ? 0 : WitnessSearch.Places, MidpointRounding.AwayFromZero);
        return Math.Clamp(value, world.Lower ?? decimal.MinValue, world.Upper ?? decimal.MaxValue);
    }
}
