using Benchmarking.Engine;
using Benchmarking.Engine.Disclosure;

namespace Benchmarking.Web.Features.Disclosure;

/// <summary>One value of the example and how much of it goes into the median.</summary>
public sealed record ExampleRow(decimal Value, decimal Weight, decimal Part);

/// <summary>
/// A median that a reader can redo by hand. The engine works it out each time the page is drawn, by the code that
/// publishes, so it cannot say something else than is done.
/// </summary>
public sealed record WorkedExample(IReadOnlyList<ExampleRow> Rows, decimal Exact, ShownNumber Shown, Metric Metric)
{
    private static readonly decimal[] Values = [62, 71, 78, 85, 97];

    private static readonly Metric Percentage =
        new("example", "%", 0, Polarity.HigherIsBetter, Sensitivity.Protected, 0, 100, MetricKind.Percentage) { Tolerance = new(2.5m) };

    public decimal Base => Shown.Base;

    public string ShownText => FigureText.Format(Shown.Value, Metric);

    public static WorkedExample Make()
    {
        var weights = Quantiles.Weights(Values.Length, 0.5m, BenchmarkRules.Standard.QuantileMethod);
        var rows = Values.Select((value, rank) =>
        {
            var weight = rank < weights.First || rank > weights.Last ? 0 : weights.Weights[rank - weights.First] / weights.Total;
            return new ExampleRow(value, weight, weight * value);
        }).ToList();
        var exact = weights.Of(Values);
        return new WorkedExample(rows, exact, Rounding.Show(exact, Percentage), Percentage);
    }
}
