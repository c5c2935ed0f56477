using Benchmarking.Engine.Microdata;
using Benchmarking.Engine.Simulation;

namespace Benchmarking.Engine.Tests.Microdata;

/// <summary>The cheapest one-to-one assignment, against trying every one.</summary>
public class AssignmentTests
{
    [Theory]
    [InlineData(3, 3)]
    [InlineData(6, 6)]
    [InlineData(4, 7)]
    public void It_is_as_cheap_as_the_best_of_all_assignments(int rows, int columns)
    {
        var draws = new Draws(42);
        for (var trial = 0; trial < 50; trial++)
        {
            // Whole numbers, so that ties happen; some below 0.
            var costs = new double[rows, columns];
            for (var i = 0; i < rows; i++)
            {
                for (var j = 0; j < columns; j++) costs[i, j] = draws.Below(12) - 3;
            }

            var columnOf = Assignment.Solve(costs);

            Assert.Equal(rows, columnOf.Distinct().Count());
            Assert.Equal(Cheapest(costs, 0, 0), columnOf.Select((column, row) => costs[row, column]).Sum());
        }
    }

    [Fact]
    public void Nothing_is_assigned_to_nothing() => Assert.Empty(Assignment.Solve(new double[0, 0]));

    [Fact]
    public void More_rows_than_columns_cannot_be_assigned() =>
        Assert.Throws<ArgumentException>(() => Assignment.Solve(new double[3, 2]));

    private static double Cheapest(double[,] costs, int row, int taken)
    {
        if (row == costs.GetLength(0)) return 0;

        return Enumerable.Range(0, costs.GetLength(1)).Where(column => (taken & (1 << column)) == 0)
            .Min(column => costs[row, column] + Cheapest(costs, row + 1, taken | (1 << column)));
    }
}
