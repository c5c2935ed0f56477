namespace Benchmarking.Engine.Disclosure;

/// <summary>
/// The one door through which members' figures become public. It applies the rules of each number by itself, of numbers
/// beside each other and over time, and the audit of everything ever shown; what may not be shown leaves as a code.
/// Pure and deterministic: the same input and key give the same cells and the same ledger.
/// </summary>
public static class Publisher
{
    /// <summary>Name of the stage that <see cref="Publish"/> reports.</summary>
    public const string Stage = "Working out what can be shown, and checking that it tells of nobody";

    /// <summary>
    /// Publishes: one cell for each metric, group (everyone first) and period, in that order.
    /// </summary>
    /// <remarks>
    /// Figures that are public already are shown exactly, by type 7, with every statistic. A missing value is left out,
    /// never counted as zero. Judgements have a median that is one of the categories, and no other number.
    /// </remarks>
    /// <param name="input">Figures, groups, rules, key, and the ledger of everything shown so far.</param>
    /// <param name="progress">Told after each metric and period.</param>
    /// <param name="cancellation">Ends the work; nothing of it is kept.</param>
    /// <exception cref="ArgumentException">
    /// The input contradicts itself: two figures of one organisation, metric and period; a figure of an unknown metric;
    /// a protected metric without a radius; a release number that the ledger has passed.
    /// </exception>
    /// <exception cref="MissingFiguresException">Figures behind the ledger are not given.</exception>
    public static PublicationOutcome Publish(
        PublicationInput input, IProgress<PublicationProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        input.Rules.Check();
        if (input.Release <= input.Ledger.LastRelease)
        {
            throw new ArgumentException($"Release {input.Release} is not after release {input.Ledger.LastRelease}, the ledger's last.");
        }

        // The gathering checks every observation, also against the metrics.
        string[] periods = [.. Contributions.Of(input.Metrics, input.Observations).Periods];
        var groups = new PeriodGroups(input.Groups);
        var observations = input.Observations.ToLookup(one => one.Metric, StringComparer.Ordinal);
        var earlier = input.Earlier.ToLookup(one => one.Metric, StringComparer.Ordinal);
        var outcomes = new MetricOutcome[input.Metrics.Count];
        var done = 0;
        try
        {
            Parallel.For(0, outcomes.Length, new ParallelOptions { CancellationToken = cancellation }, place =>
            {
                var metric = input.Metrics[place];
                var publisher = new MetricPublisher(
                    metric, input, groups, [.. observations[metric.Code]], [.. earlier[metric.Code]], cancellation);
                outcomes[place] = publisher.Publish(periods, () =>
                    progress?.Report(new(Stage, Interlocked.Increment(ref done), outcomes.Length * periods.Length)));
            });
        }
        catch (AggregateException several) when (several.InnerExceptions[0] is ArgumentException or OperationCanceledException)
        {
            throw several.InnerExceptions[0];
        }

        return new(
            [.. outcomes.SelectMany(outcome => outcome.Cells(groups.Codes))],
            [.. outcomes.SelectMany(outcome => outcome.Entries)],
            [.. outcomes.SelectMany(outcome => outcome.Inputs).DistinctBy(one => one.Hash)],
            Report(outcomes));
    }

    private static PublicationReport Report(MetricOutcome[] outcomes)
    {
        var eligible = outcomes.Sum(outcome => outcome.Fates.Values.Sum());
        return new PublicationReport
        {
            Figures = outcomes.Sum(outcome => outcome.Figures),
            Shown = outcomes.Sum(outcome => outcome.ShownFigures),
            Eligible = eligible,
            TooSimilar = Count(Fate.TooSimilar),
            ByValue = Count(Fate.ByRule) + Count(Fate.ByCertificate) + Count(Fate.StillWithheld),
            Decoys = Count(Fate.Decoy),
            Held = Count(Fate.Held),
            Audited = outcomes.Sum(outcome => outcome.Audited),
            LeastWidth = outcomes.Min(outcome => (double?)outcome.Width) ?? double.PositiveInfinity,
            LeastWidthAgainstTwo = outcomes.Min(outcome => (double?)outcome.HalfWidth) ?? double.PositiveInfinity,
            Withheld = [.. outcomes.SelectMany(outcome => outcome.Withheld)],
        };

        int Count(Fate fate) => outcomes.Sum(outcome => outcome.Fates[fate]);
    }
}
