using Benchmarking.Engine.Disclosure;

namespace Benchmarking.Engine.Simulation;

/// <summary>Draws the figures of a club, period by period.</summary>
internal sealed class ClubFigures
{
    // What an organisation is like and how large it is stay the same; together a quarter of the spread. The rest moves
    // so that the whole has a correlation of 0.8 from one period to the next: 0.25 + 0.75 × 0.7333.
    private const double Character = 0.45;
    private const double Size = 0.2179449;
    private const double Rest = 0.8660254;
    private const double Persistence = 0.7333333;

    private readonly ClubPlan plan;
    private readonly KeyValuePair<string, int>[] organisations;
    private readonly MetricShape[] shapes;
    private readonly Draws draws;
    private readonly double[] lasting;
    private readonly double[,] moving;
    private readonly Observation?[,] carried;
    private readonly (int From, int To)[] stays;

    /// <summary>Draws what does not change.</summary>
    public ClubFigures(ClubPlan plan, KeyValuePair<string, int>[] organisations)
    {
        (this.plan, this.organisations, draws) = (plan, organisations, new Draws(plan.Seed + 2));
        shapes = [.. Enumerable.Range(0, plan.Metrics).Select(m => MetricShape.Each[m % MetricShape.Each.Count])];
        Metrics = [.. shapes.Select((shape, m) => shape.Of(m / MetricShape.Each.Count))];
        lasting = [.. organisations.Select(one => (Character * draws.Normal()) + (Size * Math.Log(one.Value / 4500.0) / 1.35))];
        stays = [.. organisations.Select(_ => Stay())];
        moving = new double[organisations.Length, plan.Metrics];
        carried = new Observation?[organisations.Length, plan.Metrics];
    }

    /// <summary>The metrics, one for each shape in turn.</summary>
    public IReadOnlyList<Metric> Metrics { get; }

    /// <summary>Every publication, in order.</summary>
    public IEnumerable<ClubRelease> Releases()
    {
        var period = Period.Parse(plan.FirstPeriod);
        var number = 0;
        for (var t = 0; t < plan.Periods; t++, period = period.Next)
        {
            var figures = Draw(t, period);
            if (plan.Late > 0) yield return new(++number, $"{period}", ReleaseKind.Provisional, Early(figures));
            yield return new(++number, $"{period}", ReleaseKind.Final, figures);
        }
    }

    private List<Observation> Draw(int t, Period period)
    {
        var figures = new List<Observation>(organisations.Length * shapes.Length);
        for (var i = 0; i < organisations.Length; i++)
        {
            for (var m = 0; m < shapes.Length; m++)
            {
                moving[i, m] = t == 0 ? draws.Normal()
                    : (Persistence * moving[i, m]) + (Math.Sqrt(1 - (Persistence * Persistence)) * draws.Normal());
                var drawn = Figure(i, m, $"{period}");

                // A yearly survey shown each quarter: the figure of the year's first return stands.
                if (Metrics[m].Sticky && period.Quarter > 1 && carried[i, m] is { } last) drawn = last with { Period = $"{period}" };
                if (t < stays[i].From || t > stays[i].To) continue;

                carried[i, m] = drawn;
                figures.Add(drawn);
            }
        }

        return figures;
    }

    private Observation Figure(int organisation, int metric, string period)
    {
        var (name, homes) = organisations[organisation];
        var (shape, known) = (shapes[metric], Metrics[metric]);
        if (draws.Share() < plan.Missing) return new(name, period, known.Code, null, null, null, Marker.NotCollected);

        var exact = Math.Max(0, shape.Figure(lasting[organisation] + (Rest * moving[organisation, metric])));
        var value = Math.Min((decimal)exact, known.Upper ?? decimal.MaxValue);
        if (shape.PerUnit is not { } unit) return new(name, period, known.Code, FigureText.Round(value, known.Decimals), null, null, null);

        // A survey asks a few hundred; rates and sums are over all homes.
        var denominator = known.Kind == MetricKind.Percentage ? Math.Round((decimal)(12 * Math.Pow(homes, 0.45))) : homes;
        var numerator = Math.Round(value * denominator / unit);
        return new(
            name, period, known.Code, FigureText.Round(unit * numerator / denominator, known.Decimals),
            numerator, denominator, null);
    }

    /// <summary>The figures as they were before late returns and corrections came.</summary>
    private List<Observation> Early(List<Observation> figures)
    {
        var late = organisations.Where(_ => draws.Share() < plan.Late).Select(one => one.Key).ToHashSet(StringComparer.Ordinal);
        return [.. figures.Where(one => !late.Contains(one.Organisation)).Select(one => draws.Share() < plan.Late ? Before(one) : one)];
    }

    private Observation Before(Observation one)
    {
        var metric = Metrics.First(metric => metric.Code == one.Metric);
        if (one.Value is not { } value || metric.Kind == MetricKind.Rating) return one;

        var moved = value + (metric.Tolerance!.At(value) * (decimal)(2 * draws.Normal()));
        var possible = Math.Min(Math.Max(0, moved), metric.Upper ?? decimal.MaxValue);
        return one with { Value = FigureText.Round(possible, metric.Decimals), Numerator = null, Denominator = null };
    }

    private (int From, int To) Stay()
    {
        if (plan.Periods == 1 || !plan.ComingAndGoing) return (0, plan.Periods - 1);

        var from = draws.Share() < 0.08 ? 1 + draws.Below(plan.Periods - 1) : 0;
        var to = draws.Share() < 0.05 ? draws.Below(plan.Periods - 1) : plan.Periods - 1;
        return (from, Math.Max(from, to));
    }
}
