using Benchmarking.Engine.Disclosure;
using Benchmarking.Engine.Disclosure.Audit;
using Benchmarking.Engine.Simulation;

namespace Benchmarking.Engine.Tests.Disclosure.Audit;

/// <summary>Small audit problems: figures in periods, and numbers shown of some of them.</summary>
internal sealed class AuditSample(Metric metric)
{
    private readonly List<Unknown> unknowns = [];
    private readonly List<decimal> truth = [];
    private readonly List<KnownCell> cells = [];
    private readonly List<DriftBand> drifts = [];

    public AuditProblem Problem => new(metric, unknowns, cells, drifts);

    public decimal[] Truth => [.. truth];

    public static Metric Metric(
        decimal radius, decimal? lower = 0, decimal? upper = 100, MetricKind kind = MetricKind.Percentage, int decimals = 1) =>
        new("heard", "%", decimals, Polarity.HigherIsBetter, Sensitivity.Protected, lower, upper, kind) { Tolerance = new(radius) };

    /// <summary>Adds figures of one period; the first belongs to the first owner, and so on.</summary>
    public AuditSample Figures(string period, params decimal[] values)
    {
        for (var owner = 0; owner < values.Length; owner++)
        {
            unknowns.Add(new Unknown($"o{owner}", owner, period, $"{period}/{owner}/{values[owner]}"));
            truth.Add(values[owner]);
        }

        return this;
    }

    public AuditSample Figures(params decimal[] values) => Figures("2026-Q1", values);

    public AuditSample Drift(int earlier, int later, decimal most)
    {
        drifts.Add(new(earlier, later, most));
        return this;
    }

    /// <summary>Shows a number as the publisher would.</summary>
    public AuditSample Show(Statistic statistic, params int[] members)
    {
        var method = metric.Kind == MetricKind.Rating ? QuantileMethod.HyndmanFan1 : QuantileMethod.RankKernel;
        var entry = new LedgerEntry(
            1, unknowns[members[0]].Period, metric.Code, $"g{cells.Count}", statistic, null, method, null, string.Join(' ', members));
        var shown = Rounding.Show(new KnownCell(entry, members, default).Of(Truth), metric);
        cells.Add(new(entry with { Shown = shown }, members, shown));
        return this;
    }

    /// <summary>The same, of a number that is exact.</summary>
    public AuditSample ShowAs(ShownNumber shown, Statistic statistic, QuantileMethod method, params int[] members)
    {
        var entry = new LedgerEntry(
            1, unknowns[members[0]].Period, metric.Code, $"g{cells.Count}", statistic, shown, method, null, string.Join(' ', members));
        cells.Add(new(entry, members, shown));
        return this;
    }

    /// <summary>
    /// A club in everyone, four regions, three size bands and three types: medians from 5 contributors and quartiles
    /// from 12, a twentieth of the figures missing. The radius is a seventh of the spread, as the catalogue would have it.
    /// </summary>
    public static AuditSample Club(int count, ulong seed, Func<Draws, decimal> draw, Metric metric, bool mean = true)
    {
        var draws = new Draws(seed);
        var members = Enumerable.Range(0, count).Where(_ => draws.Below(20) > 0).ToArray();
        var sample = new AuditSample(metric).Figures([.. members.Select(_ => draw(draws))]);
        int[] everyone = [.. Enumerable.Range(0, members.Length)];
        if (mean) sample.Show(Statistic.Mean, everyone);
        sample.ShowQuantiles(everyone);
        foreach (var parts in new[] { 4, 3, 3 })
        {
            var part = everyone.Select(_ => draws.Below(parts)).ToArray();
            for (var p = 0; p < parts; p++) sample.ShowQuantiles([.. everyone.Where(member => part[member] == p)]);
        }

        return sample;
    }

    private void ShowQuantiles(int[] members)
    {
        if (members.Length >= 5) Show(Statistic.Median, members);
        if (members.Length < 12) return;

        Show(Statistic.LowerQuartile, members);
        Show(Statistic.UpperQuartile, members);
    }
}
