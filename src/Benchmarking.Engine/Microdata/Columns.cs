namespace Benchmarking.Engine.Microdata;

/// <summary>Means and spreads of the columns of rows of figures, in which NaN stands for a missing one.</summary>
internal static class Columns
{
    /// <summary>How many columns there are.</summary>
    public static int Count(double[][] rows) => rows.Length == 0 ? 0 : rows[0].Length;

    /// <summary>The mean of what is there; NaN for a column without a figure.</summary>
    public static double[] Means(double[][] rows)
    {
        var means = new double[Count(rows)];
        for (var column = 0; column < means.Length; column++)
        {
            var (sum, count) = (0.0, 0);
            foreach (var row in rows)
            {
                if (double.IsNaN(row[column])) continue;
                sum += row[column];
                count++;
            }

            means[column] = sum / count;
        }

        return means;
    }

    /// <summary>The standard deviation (n − 1) of what is there; NaN for fewer than two figures.</summary>
    public static double[] Deviations(double[][] rows)
    {
        var means = Means(rows);
        var deviations = new double[means.Length];
        for (var column = 0; column < means.Length; column++)
        {
            var (sum, count) = (0.0, 0);
            foreach (var row in rows)
            {
                if (double.IsNaN(row[column])) continue;
                sum += (row[column] - means[column]) * (row[column] - means[column]);
                count++;
            }

            deviations[column] = Math.Sqrt(sum / (count - 1));
        }

        return deviations;
    }

    /// <summary>Figures in standard deviations from their column's mean; a missing one stands at the mean, 0.</summary>
    public static double[][] Standardised(double[][] rows)
    {
        var (means, deviations) = (Means(rows), Deviations(rows));
        return [.. rows.Select(row => row.Select((value, column) => Standard(value, means[column], deviations[column])).ToArray())];
    }

    private static double Standard(double value, double mean, double deviation) =>
        double.IsNaN(value) || !(deviation > 0) ? 0 : (value - mean) / deviation;
}
