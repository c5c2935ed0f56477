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

    /// <summary>
    /// What everybody can look up of the same organisations and columns: for each column the latest public figure of
    /// its metric up to its period. Several columns may share one.
    /// </summary>
    public double[][] PublicRows(IReadOnlyList<Observation> figuresOfAll)
    {
        var periods = figuresOfAll.ToLookup(one => one.Metric, one => one.Period);
        List<ExtractColumn> sources = [.. Columns.Select(column => column with
        {
            Period = periods[column.Metric.Code].Distinct(StringComparer.Ordinal)
                .Where(period => Period.Parse(period).LastDay <= Period.Parse(column.Period).LastDay)
                .MaxBy(period => Period.Parse(period).LastDay) ?? string.Empty,
        })];
        List<ExtractColumn> distinct = [.. sources.Distinct()];
        int[] place = [.. sources.Select(source => distinct.IndexOf(source))];
        return [.. new FigureTable(Organisations, distinct, figuresOfAll).Rows().Select(row => place.Select(column => row[column]).ToArray())];
    }
}
