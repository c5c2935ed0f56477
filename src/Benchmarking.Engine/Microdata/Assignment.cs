namespace Benchmarking.Engine.Microdata;

/// <summary>
/// The cheapest one-to-one assignment of rows to columns: the Hungarian method of Kuhn (1955) with the potentials and
/// shortest augmenting paths of Jonker and Volgenant (1987). O(rows² · columns).
/// </summary>
public static class Assignment
{
    /// <summary>Assigns every row a column of its own so that the costs add up to as little as possible.</summary>
    /// <param name="costs">Rows by columns; at most as many rows as columns, and every cost finite.</param>
    /// <returns>The column of each row. Among equally cheap assignments always the same one.</returns>
    /// <exception cref="ArgumentException">There are more rows than columns.</exception>
    public static int[] Solve(double[,] costs)
    {
        ArgumentNullException.ThrowIfNull(costs);
        var (rows, columns) = (costs.GetLength(0), costs.GetLength(1));
        if (rows > columns) throw new ArgumentException($"{rows} rows cannot each have one of {columns} columns.", nameof(costs));

        var search = new Search(costs, rows, columns);
        for (var row = 0; row < rows; row++) search.Insert(row);
        return search.ColumnOfRow();
    }

    /// <summary>Rows inserted one by one; column number <c>columns</c> stands for "outside", where each row enters.</summary>
    private sealed class Search(double[,] costs, int rows, int columns)
    {
        private readonly double[] rowPrice = new double[rows];
        private readonly double[] columnPrice = new double[columns + 1];
        private readonly int[] rowOfColumn = [.. Enumerable.Repeat(-1, columns + 1)];
        private readonly int[] cameFrom = new int[columns + 1];
        private readonly double[] slack = new double[columns + 1];
        private readonly bool[] reached = new bool[columns + 1];

        public void Insert(int row)
        {
            Array.Fill(slack, double.PositiveInfinity);
            Array.Clear(reached);
            var at = columns;
            rowOfColumn[at] = row;
            while (rowOfColumn[at] >= 0) at = Step(at);
            for (; at != columns; at = cameFrom[at]) rowOfColumn[at] = rowOfColumn[cameFrom[at]];
        }

        public int[] ColumnOfRow()
        {
            var columnOf = new int[rows];
            for (var column = 0; column < columns; column++)
            {
                if (rowOfColumn[column] >= 0) columnOf[rowOfColumn[column]] = column;
            }

            return columnOf;
        }

        /// <summary>Lengthens the shortest path by one column, and moves the prices so that its edges stay tight.</summary>
        private int Step(int at)
        {
            reached[at] = true;
            var (row, next, least) = (rowOfColumn[at], -1, double.PositiveInfinity);
            for (var column = 0; column < columns; column++)
            {
                if (reached[column]) continue;

                var reduced = costs[row, column] - rowPrice[row] - columnPrice[column];
                if (reduced < slack[column]) (slack[column], cameFrom[column]) = (reduced, at);
                if (slack[column] < least) (least, next) = (slack[column], column);
            }

            for (var column = 0; column <= columns; column++)
            {
                if (reached[column])
                {
                    rowPrice[rowOfColumn[column]] += least;
                    columnPrice[column] -= least;
                }
                else
                {
                    slack[column] -= least;
                }
            }

            return next;
        }
    }
}
