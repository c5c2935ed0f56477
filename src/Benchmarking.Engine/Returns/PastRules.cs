namespace Benchmarking.Engine.Returns;

/// <summary>
/// What is odd about a figure beside the organisation's own past. All figures are compared as shown, so that nobody is
/// asked about a difference that nobody sees: 0.01 becoming 0.04 where both show as 0.
/// </summary>
internal sealed class PastRules(OwnPast past)
{
    private static readonly ChangeRule Usual = new(
        ReturnRules.ManyTimes, Severity.Query, "Most figures move slowly; a jump is often a slip or another way of counting.");

    /// <summary>Checks one figure.</summary>
    /// <param name="figure">How it is made.</param>
    /// <param name="now">The figure as shown.</param>
    /// <returns>What is odd: the change since last period, or else the distance from all earlier figures, or nothing.</returns>
    public Finding? Check(FigureDefinition figure, decimal now) =>
        ChangedALot(figure, now)
        ?? figure.Rules.OfType<OutlierRule>().Select(rule => FarFromOwn(figure, rule, now)).FirstOrDefault(finding => finding is not null);

    private Finding? ChangedALot(FigureDefinition figure, decimal now)
    {
        if (!past.LastPeriod.TryGetValue(figure.Metric, out var then)) return null;

        var before = FigureText.Round(then, figure.Decimals);
        if (now == 0 || before == 0) return null;

        var (larger, smaller) = (Math.Max(Math.Abs(now), Math.Abs(before)), Math.Min(Math.Abs(now), Math.Abs(before)));
        var broken = figure.Rules.OfType<ChangeRule>().DefaultIfEmpty(Usual)
            .FirstOrDefault(rule => (now > 0) != (before > 0) || larger / rule.Times > smaller);
        return broken is null ? null : FigureFinding.Of(
            "changed-a-lot", figure, figure.Numerator, broken,
            $"{figure.Name} is {FigureText.Number(now)} and was {FigureText.Number(before)} last period.");
    }

    private Finding? FarFromOwn(FigureDefinition figure, OutlierRule rule, decimal now)
    {
        if (!past.Earlier.TryGetValue(figure.Metric, out var earlier) || earlier.Count < ReturnRules.FewestEarlier) return null;

        decimal[] sorted = [.. earlier.Select(value => FigureText.Round(value, figure.Decimals)).Order()];
        var middle = Quantiles.Of(sorted, 0.5m, QuantileMethod.HyndmanFan7) ?? now;
        var deviation = MedianAbsoluteDeviation.Of(sorted) ?? 0;
        var usual = Math.Max(deviation, Math.Abs(middle) * ReturnRules.LeastDeviation);
        if (deviation == 0 || Math.Abs(now - middle) <= rule.Deviations * usual) return null;

        return FigureFinding.Of(
            "outlier", figure, figure.Numerator, rule,
            $"{figure.Name} is {FigureText.Number(now)}, far from your own {sorted.Length} earlier figures, whose middle is "
            + $"{FigureText.Number(FigureText.Round(middle, figure.Decimals))}.");
    }
}
