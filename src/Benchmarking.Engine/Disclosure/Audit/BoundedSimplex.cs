using System.Numerics;
using System.Runtime.InteropServices;

namespace Benchmarking.Engine.Disclosure.Audit;

/// <summary>How a linear programme ended.</summary>
public enum SimplexOutcome
{
    /// <summary>The least value was found.</summary>
    Optimal,

    /// <summary>No point satisfies the rows and bounds.</summary>
    Infeasible,

    /// <summary>Too many steps: nothing is known.</summary>
    GaveUp,
}

/// <summary>
/// A small linear programme: least c·x where every row's activity and every x lie within bounds. Solved by the dual
/// simplex method on a condensed tableau that begins with every x at the bound its cost prefers, so that a programme
/// whose rows are nearly satisfied there needs few steps. The arrays are kept from one programme to the next.
/// </summary>
/// <remarks>
/// A column with a cost needs a finite bound on its cheap side. Lemke 1954; the bounded form as in Chvátal 1983,
/// chapter 10.
/// </remarks>
public sealed class BoundedSimplex
{
    private const double Tiny = 1e-9;
    private const double Ties = 1e-12;

    private int columns, rows, degenerate;
    private double[] tableau = [], cost = [], at = [], beta = [], low = [], high = [];
    private int[] basic = [], nonbasic = [];

    /// <summary>Number of rows so far.</summary>
    public int Rows => rows;

    /// <summary>Begins another programme: columns from 0 to infinity without cost, and no rows.</summary>
    /// <param name="count">How many columns.</param>
    public void Start(int count)
    {
        (columns, rows) = (count, 0);
        Grow(ref cost, count);
        Grow(ref at, count);
        Grow(ref low, count);
        Grow(ref high, count);
        if (nonbasic.Length < count) Array.Resize(ref nonbasic, count * 2);
        Array.Clear(cost, 0, count);
        Array.Clear(low, 0, count);
        Array.Fill(high, double.PositiveInfinity, 0, count);
    }

    /// <summary>States a column's cost and bounds.</summary>
    /// <param name="column">Which, from 0.</param>
    /// <param name="price">Its cost.</param>
    /// <param name="least">May be minus infinity.</param>
    /// <param name="most">May be infinity.</param>
    public void Column(int column, double price, double least, double most) =>
        (cost[column], low[column], high[column]) = (price, least, most);

    /// <summary>Adds a row of zeros.</summary>
    /// <param name="least">Least activity; may be minus infinity.</param>
    /// <param name="most">Greatest activity; may be infinity.</param>
    /// <returns>Its number.</returns>
    public int Row(double least, double most)
    {
        Grow(ref tableau, (rows + 1) * columns);
        Grow(ref beta, rows + 1);
        Grow(ref low, columns + rows + 1);
        Grow(ref high, columns + rows + 1);
        if (basic.Length <= rows) Array.Resize(ref basic, (rows + 1) * 2);
        Array.Clear(tableau, rows * columns, columns);
        Bounds(rows, least, most);
        return rows++;
    }

    /// <summary>Changes a row's bounds.</summary>
    /// <param name="row">Its number.</param>
    /// <param name="least">Least activity.</param>
    /// <param name="most">Greatest activity.</param>
    public void Bounds(int row, double least, double most) =>
        (low[columns + row], high[columns + row]) = (least, most);

    /// <summary>Adds to a coefficient.</summary>
    /// <param name="row">Its row.</param>
    /// <param name="column">Its column.</param>
    /// <param name="coefficient">What is added.</param>
    public void Add(int row, int column, double coefficient) => tableau[(row * columns) + column] += coefficient;

    /// <summary>Solves the programme; the rows are used up.</summary>
    /// <exception cref="ArgumentException">A column with a cost has no bound on its cheap side.</exception>
    public SimplexOutcome Solve()
    {
        for (var j = 0; j < columns; j++) at[j] = Cheap(nonbasic[j] = j);
        for (var i = 0; i < rows; i++) (basic[i], beta[i]) = (columns + i, Dot(Line(i), at));
        degenerate = 0;
        for (var steps = 200 + (20 * (rows + columns)); steps > 0; steps--)
        {
            var row = Leaving();
            if (row < 0) return SimplexOutcome.Optimal;

            var rises = beta[row] < low[basic[row]];
            var column = Entering(row, rises);
            if (column < 0) return SimplexOutcome.Infeasible;

            degenerate = Math.Abs(cost[column]) <= Ties ? degenerate + 1 : 0;
            Pivot(row, column, rises ? low[basic[row]] : high[basic[row]]);
        }

        return SimplexOutcome.GaveUp;
    }

    /// <summary>Writes the solution.</summary>
    /// <param name="values">One for each column.</param>
    public void Values(Span<double> values)
    {
        for (var j = 0; j < columns; j++)
        {
            if (nonbasic[j] < columns) values[nonbasic[j]] = at[j];
        }

        for (var i = 0; i < rows; i++)
        {
            if (basic[i] < columns) values[basic[i]] = beta[i];
        }
    }

    /// <summary>After many steps that gained nothing, Bland's rule (1977) leads out of a circle.</summary>
    private bool Circling => degenerate > 40;

    private Span<double> Line(int row) => tableau.AsSpan(row * columns, columns);

    private double Cheap(int column)
    {
        var (price, least, most) = (cost[column], low[column], high[column]);
        var bound = price > 0 ? least : price < 0 ? most : double.IsFinite(least) ? least : double.IsFinite(most) ? most : 0;
        return double.IsFinite(bound) ? bound
            : throw new ArgumentException($"Column {column} has a cost and no bound on its cheap side.");
    }

    /// <summary>The row furthest outside its bounds; -1 where there is none.</summary>
    private int Leaving()
    {
        var (found, worst) = (-1, 0.0);
        for (var i = 0; i < rows; i++)
        {
            var variable = basic[i];
            var outside = Math.Max(low[variable] - beta[i], beta[i] - high[variable]);
            if (outside <= Tiny * (1 + Math.Abs(beta[i]))) continue;

            var better = found < 0 || (Circling ? variable < basic[found]
                : outside > worst || (outside == worst && variable < basic[found]));
            if (better) (found, worst) = (i, outside);
        }

        return found;
    }

    /// <summary>The column that moves the row back at the least price; -1 where none can.</summary>
    private int Entering(int row, bool rises)
    {
        var line = Line(row);
        var (found, best, size) = (-1, double.PositiveInfinity, 0.0);
        for (var j = 0; j < columns; j++)
        {
            var slope = rises ? line[j] : -line[j];
            var variable = nonbasic[j];
            if (Math.Abs(slope) <= Tiny || (slope > 0 ? at[j] >= high[variable] : at[j] <= low[variable])) continue;

            var (ratio, magnitude) = (Math.Abs(cost[j] / slope), Math.Abs(slope));
            var better = ratio < best - Ties || (ratio <= best + Ties
                && (Circling ? variable < nonbasic[found] : magnitude > size));
            if (better) (found, best, size) = (j, Math.Min(ratio, best), magnitude);
        }

        return found;
    }

    private void Pivot(int row, int column, double target)
    {
        var line = Line(row);
        var inverse = 1 / line[column];
        var move = (target - beta[row]) * inverse;
        for (var j = 0; j < columns; j++) line[j] *= -inverse;
        line[column] = inverse;
        for (var i = 0; i < rows; i++)
        {
            if (i == row) continue;

            var other = Line(i);
            var share = other[column];
            if (share == 0) continue;

            beta[i] += share * move;
            other[column] = 0;
            AddMultiple(other, line, share);
        }

        var price = cost[column];
        cost[column] = 0;
        AddMultiple(cost.AsSpan(0, columns), line, price);
        (beta[row], at[column]) = (at[column] + move, target);
        (basic[row], nonbasic[column]) = (nonbasic[column], basic[row]);
    }

    private static void AddMultiple(Span<double> target, ReadOnlySpan<double> source, double factor)
    {
        var wide = MemoryMarshal.Cast<double, Vector<double>>(target);
        var from = MemoryMarshal.Cast<double, Vector<double>>(source);
        for (var k = 0; k < wide.Length; k++) wide[k] += from[k] * factor;
        for (var k = wide.Length * Vector<double>.Count; k < target.Length; k++) target[k] += source[k] * factor;
    }

    private static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        var sum = 0.0;
        for (var k = 0; k < left.Length; k++) sum += left[k] * right[k];
        return sum;
    }

    private static void Grow(ref double[] array, int length)
    {
        if (array.Length < length) Array.Resize(ref array, length * 2);
    }
}
