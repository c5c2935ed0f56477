namespace Benchmarking.Engine.Microdata;

/// <summary>Whether record-level data may be made, and whether what was made may leave.</summary>
public static class ExtractGate
{
    /// <summary>What is refused before anything is made.</summary>
    /// <param name="organisations">How many interest groups are in scope.</param>
    /// <param name="metrics">The metrics asked for.</param>
    /// <param name="periods">How many periods were asked for.</param>
    /// <param name="rules">The rules.</param>
    /// <returns>Every reason; none where it may be made.</returns>
    public static IReadOnlyList<ExtractRefusal> Before(
        int organisations, IReadOnlyList<Metric> metrics, int periods, ExtractRules rules)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        ArgumentNullException.ThrowIfNull(rules);
        var refusals = new List<ExtractRefusal>();
        if (organisations < rules.LeastOrganisations) refusals.Add(new TooFewOrganisations(rules.LeastOrganisations, organisations));
        if (metrics.Count > rules.MostMetrics) refusals.Add(new TooManyMetrics(rules.MostMetrics, metrics.Count));
        if (periods > rules.MostPeriods) refusals.Add(new TooManyPeriods(rules.MostPeriods, periods));
        refusals.AddRange(metrics.Where(metric => metric is { Sensitivity: Sensitivity.Protected, Tolerance: null })
            .Select(metric => new MetricWithoutRadius(metric.Code)));
        return refusals;
    }

    /// <summary>What is refused of an extract that was made and measured.</summary>
    /// <param name="report">Its measures.</param>
    /// <param name="rules">The rules.</param>
    /// <returns>Every reason; none where it may leave.</returns>
    public static IReadOnlyList<ExtractRefusal> After(ExtractReport report, ExtractRules rules)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(rules);
        var refusals = new List<ExtractRefusal>();
        if (report.Linked > rules.MostLinked) refusals.Add(new TooEasilyLinked(rules.MostLinked, report.Linked));
        // Nothing that varies and nothing left of it are both no data.
        if (!(report.Loss <= rules.MostLost)) refusals.Add(new TooMuchLost(rules.MostLost, double.IsNaN(report.Loss) ? 100 : report.Loss));
        return refusals;
    }
}
