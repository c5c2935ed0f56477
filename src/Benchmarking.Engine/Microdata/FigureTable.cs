namespace Benchmarking.Engine.Microdata;

/// <summary>A column of an extract: a metric in a period.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Period">The period's data form.</param>
public sealed record ExtractColumn(Metric Metric, string Period)
{
    /// <summary>Every metric in every period, metric by metric.</summary>
    internal static List<ExtractColumn> All(IEnumerable<Metric> metrics, IReadOnlyList<string> periods) =>
        [.. metrics.SelectMany(metric => periods.Select(period => new ExtractColumn(metric, period)))];
}

/// <summary>Figures by organisation and column. Where an organisation has several for one, the last counts.</summary>
internal sealed class FigureTable
{
    private readonly decimal?[][] figures;

    public FigureTable(IReadOnlyList<string> organisations, IReadOnlyList<ExtractColumn> columns, IEnumerable<Observation> observations)
    {
        (Organisations, Columns) = (organisations, columns);
        figures = [.. organisations.Select(_ => new decimal?[columns.Count])];
        var rowOf = organisations.Select((organisation, row) => (organisation, row))
            .ToDictionary(one => one.organisation, one => one.row, StringComparer.Ordinal);
        var columnOf = columns.Select((column, number) => (column, number))
            .ToDictionary(one => (one.column.Metric.Code, one.column.Period), one => one.number);
        foreach (var one in observations)
        {
            if (rowOf.TryGetValue(one.Organisation, out var row) && columnOf.TryGetValue((one.Metric, one.Period), out var column))
            {
                figures[row][column] = one.Value;
            }
        }
    }

    public IReadOnlyList<string> Organisations { get; }

    public IReadOnlyList<ExtractColumn> Columns { get; }

    public decimal? this[int row, int column] => figures[row][column];

    /// <summary>What there is in a column, in order of organisation.</summary>
    public IEnumerable<decimal> Column(int column) => figures.Select(row => row[column]).OfType<decimal>();

    /// <summary>For the arithmetic of records: NaN where there is no figure.</summary>
    public double[][] Rows() =>
        [.. figures.Select(row => row.Select(figure => figure is { } known ? (double)known : double.NaN).ToArray())];
}
