using Benchmarking.Engine.Disclosure.Audit;
using Benchmarking.Engine.Simulation;

namespace Benchmarking.Engine.Tests.Disclosure.Audit;

/// <summary>A table of counts with gaps: what its sums tell of each gap.</summary>
internal sealed class LinearTable
{
    private readonly List<string> gaps = [];
    private readonly List<(double Sum, int[] Gaps)> sums = [];

    /// <summary>The least count.</summary>
    public double Least { get; init; }

    /// <summary>What is left of a line's total for its gaps.</summary>
    public LinearTable Sum(double rest, params string[] names)
    {
        foreach (var name in names.Except(gaps).ToList()) gaps.Add(name);
        sums.Add((rest, [.. names.Select(name => gaps.IndexOf(name))]));
        return this;
    }

    /// <summary>Such as <c>x 0..3</c>, in order of name.</summary>
    public string[] Intervals() =>
        [.. gaps.Order(StringComparer.Ordinal).Select(name => FormattableString.Invariant($"{name} {Extreme(name, 1)}..{Extreme(name, -1)}"))];

    private double Extreme(string name, double cost)
    {
        var simplex = new BoundedSimplex();
        simplex.Start(gaps.Count);
        for (var gap = 0; gap < gaps.Count; gap++) simplex.Column(gap, gaps[gap] == name ? cost : 0, Least, 10_000);
        foreach (var (sum, parts) in sums)
        {
            var row = simplex.Row(sum, sum);
            foreach (var part in parts) simplex.Add(row, part, 1);
        }

        Assert.Equal(SimplexOutcome.Optimal, simplex.Solve());
        var solution = new double[gaps.Count];
        simplex.Values(solution);
        return Math.Round(solution[gaps.IndexOf(name)], 6) + 0.0;
    }
}

/// <summary>A drawn programme of three columns and three rows, small enough to try every corner.</summary>
internal sealed record SmallProgramme(double[] Cost, double[,] Planes, double[] Low, double[] High)
{
    private const int Size = 3;

    /// <summary>The first planes are the columns themselves, the others the rows.</summary>
    public static SmallProgramme Draw(Draws draws)
    {
        var planes = new double[2 * Size, Size];
        var (low, high) = (new double[2 * Size], new double[2 * Size]);
        for (var plane = 0; plane < 2 * Size; plane++)
        {
            for (var column = 0; column < Size; column++)
            {
                planes[plane, column] = plane < Size ? (plane == column ? 1 : 0) : draws.Below(7) - 3;
            }

            low[plane] = draws.Below(11) - 5;
            high[plane] = low[plane] + draws.Below(plane < Size ? 6 : 4);
        }

        return new([.. Enumerable.Range(0, Size).Select(_ => draws.Below(9) - 4.0)], planes, low, high);
    }

    public SimplexOutcome Solve(BoundedSimplex simplex, out double cost)
    {
        simplex.Start(Size);
        for (var column = 0; column < Size; column++) simplex.Column(column, Cost[column], Low[column], High[column]);
        for (var plane = Size; plane < 2 * Size; plane++)
        {
            var row = simplex.Row(Low[plane], High[plane]);
            for (var column = 0; column < Size; column++) simplex.Add(row, column, Planes[plane, column]);
        }

        var outcome = simplex.Solve();
        var solution = new double[Size];
        simplex.Values(solution);
        cost = Total(solution);
        return outcome;
    }

    /// <summary>Tries every three planes at either bound; null where no corner is allowed.</summary>
    public double? BestCorner()
    {
        double? best = null;
        for (var first = 0; first < 2 * Size; first++)
        {
            for (var second = first + 1; second < 2 * Size; second++)
            {
                for (var third = second + 1; third < 2 * Size; third++)
                {
                    for (var sides = 0; sides < 8; sides++)
                    {
                        if (Corner(first, second, third, sides) is { } corner && Allows(corner) && !(Total(corner) >= best)) best = Total(corner);
                    }
                }
            }
        }

        return best;
    }

    private double Total(double[] point) => point.Zip(Cost, (value, price) => value * price).Sum();

    private bool Allows(double[] point)
    {
        for (var plane = 0; plane < 2 * Size; plane++)
        {
            var activity = (Planes[plane, 0] * point[0]) + (Planes[plane, 1] * point[1]) + (Planes[plane, 2] * point[2]);
            if (activity < Low[plane] - 1e-9 || activity > High[plane] + 1e-9) return false;
        }

        return true;
    }

    /// <summary>Cramer's rule.</summary>
    private double[]? Corner(int first, int second, int third, int sides)
    {
        int[] planes = [first, second, third];
        double[] bounds = [.. planes.Select((plane, k) => (sides >> k & 1) == 0 ? Low[plane] : High[plane])];
        var whole = Determinant(planes, bounds, -1);
        return Math.Abs(whole) < 1e-9 ? null : [.. Enumerable.Range(0, Size).Select(column => Determinant(planes, bounds, column) / whole)];
    }

    private double Determinant(int[] planes, double[] bounds, int replaced)
    {
        double At(int row, int column) => column == replaced ? bounds[row] : Planes[planes[row], column];
        return (At(0, 0) * ((At(1, 1) * At(2, 2)) - (At(1, 2) * At(2, 1))))
            - (At(0, 1) * ((At(1, 0) * At(2, 2)) - (At(1, 2) * At(2, 0))))
            + (At(0, 2) * ((At(1, 0) * At(2, 1)) - (At(1, 1) * At(2, 0))));
    }
}
