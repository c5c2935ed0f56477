using Benchmarking.Engine;
using Benchmarking.Engine.Returns;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Metrics;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.History;

/// <summary>The metric catalogue as earlier figures are checked against it.</summary>
public sealed class HistoryCatalogue
{
    private readonly ILookup<string, MetricVersion> _versions;
    private readonly Dictionary<string, Input> _inputs;
    private readonly Dictionary<string, string> _codes;
    private readonly Dictionary<(string Code, Period Period), HistoryMetric> _inForce = [];

    private HistoryCatalogue(IReadOnlyList<MetricVersion> versions, Dictionary<string, Input> inputs)
    {
        _versions = versions.ToLookup(version => version.MetricCode);
        _inputs = inputs;
        Metrics = [.. versions.Select(version => version.Metric).DistinctBy(metric => metric.Code).OrderBy(metric => metric.Position)];
        _codes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var metric in Metrics)
            _codes[metric.Code] = metric.Code;
        foreach (var alike in Metrics.GroupBy(metric => metric.Name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() == 1))
            _codes.TryAdd(alike.Key, alike.Single().Code);
    }

    /// <summary>Every metric, in the catalogue's order.</summary>
    public IReadOnlyList<MetricRow> Metrics { get; }

    public static async Task<HistoryCatalogue> ReadAsync(BenchmarkingDb db, CancellationToken cancellation) => new(
        await db.MetricVersions.AsNoTracking().Include(version => version.Metric).ToListAsync(cancellation),
        await db.Inputs.AsNoTracking().ToDictionaryAsync(input => input.Code, cancellation));

    /// <summary>The code for what was written, be it the code or the name that only one metric has; null where it is neither.</summary>
    public string? Find(string written) => _codes.GetValueOrDefault(written);

    /// <summary>What the metric meant in a period; the first version where the period lies before it.</summary>
    public HistoryMetric In(string code, Period period)
    {
        if (!_inForce.TryGetValue((code, period), out var metric))
            _inForce[(code, period)] = metric = new HistoryMetric(_versions[code].In(period), _inputs);
        return metric;
    }
}

/// <summary>A version of a metric with the rules for its parts.</summary>
public sealed class HistoryMetric
{
    public HistoryMetric(MetricVersion version, IReadOnlyDictionary<string, Input> inputs)
    {
        Version = version;
        // Figures that no return asks for, as the regulator's measures, have parts all the same.
        HasDenominator = version.NumeratorInput is null ? version.Kind is "percentage" or "rate" && version.Multiplier != 1 : version.DenominatorInput is not null;
        Definition = new FigureDefinition(
            version.MetricCode, version.Metric.Name, HistoryColumns.Name(HistoryColumn.Numerator),
            HasDenominator ? HistoryColumns.Name(HistoryColumn.Denominator) : null, version.Multiplier, version.Decimals,
            version.PartOfWhole, null, null, version.PossibleLow, version.PossibleHigh);
        Inputs = HasDenominator
            ? [Part(HistoryColumn.Numerator, version.NumeratorInput, inputs), Part(HistoryColumn.Denominator, version.DenominatorInput, inputs)]
            : [Part(HistoryColumn.Numerator, version.NumeratorInput, inputs)];
    }

    public MetricVersion Version { get; }

    public bool HasDenominator { get; }

    /// <summary>How it is made of the columns numerator and denominator.</summary>
    public FigureDefinition Definition { get; }

    public IReadOnlyList<InputDefinition> Inputs { get; }

    public MetricKind Kind => Enum.Parse<MetricKind>(Version.Kind, ignoreCase: true);

    private static InputDefinition Part(HistoryColumn column, string? input, IReadOnlyDictionary<string, Input> inputs) =>
        input is null
            ? new InputDefinition(HistoryColumns.Name(column), column.ToString(), 10, 0, null)
            : inputs[input].Definition with { Code = HistoryColumns.Name(column) };
}
