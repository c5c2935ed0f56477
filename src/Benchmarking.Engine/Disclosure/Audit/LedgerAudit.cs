using Benchmarking.Engine.Simulation;

namespace Benchmarking.Engine.Disclosure.Audit;

/// <summary>How well one metric's figures of a period are protected against everything shown.</summary>
/// <param name="Metric">The metric's code.</param>
/// <param name="Period">The period; what was shown of the one before is reckoned in where figures of both are alike.</param>
/// <param name="Members">How many interest groups contributed.</param>
/// <param name="Narrowest">
/// The narrowest interval that follows for certain for an outsider, for one member and for two together, as a share of
/// the promised width (2τ, 2τ and τ, or what the metric's bounds leave): below 1 the promise is broken. Infinite where
/// nothing follows; of many members a selection is tried.
/// </param>
/// <param name="Exposed">Organisations with such an interval.</param>
/// <param name="Figures">How many figures were to be certified.</param>
/// <param name="Uncertified">Organisations with a figure for which no certificate was found.</param>
/// <param name="Foreign">Whether the numbers are not what these rules make of the figures; then nothing can be certified.</param>
public sealed record AuditedPeriod(
    string Metric, string Period, int Members, IReadOnlyList<double> Narrowest, IReadOnlyList<string> Exposed, int Figures,
    IReadOnlyList<string> Uncertified, bool Foreign)
{
    /// <summary>Whether the promise made to members is kept, as far as anybody can tell.</summary>
    public bool Holds => Exposed.Count == 0 && Uncertified.Count == 0 && !Foreign;
}

/// <summary>Audits everything ever shown, by whomever: what can be inferred of each figure, and what is certified.</summary>
public sealed class LedgerAudit
{
    private const double Slack = 1e-6;

    private readonly Ledger ledger;
    private readonly InterestGroups groups;
    private readonly KnownFigures known;
    private readonly Promise promise;
    private readonly Dictionary<string, Dictionary<(string Organisation, string Period), decimal>> values = new(StringComparer.Ordinal);

    /// <summary>An audit of a ledger.</summary>
    /// <param name="ledger">Everything shown.</param>
    /// <param name="figures">The figures behind it, earlier states first.</param>
    /// <param name="groups">Who belongs together.</param>
    /// <param name="tokens">Makes the tokens, with the key of the ledger.</param>
    /// <param name="rules">What is promised.</param>
    public LedgerAudit(Ledger ledger, IEnumerable<Observation> figures, InterestGroups groups, Tokens tokens, BenchmarkRules rules)
    {
        ArgumentNullException.ThrowIfNull(figures);
        ArgumentNullException.ThrowIfNull(rules);
        (this.ledger, this.groups, known) = (ledger, groups, new KnownFigures(tokens));
        promise = new(rules.PartnersAtFullWidth, rules.PartnersAtHalfWidth);
        foreach (var one in figures)
        {
            known.Add([one]);
            if (one.Value is not { } value) continue;

            if (!values.TryGetValue(one.Metric, out var own)) values.Add(one.Metric, own = []);
            own[(one.Organisation, one.Period)] = value;
        }
    }

    /// <summary>Audits metrics, every period of which something was shown.</summary>
    /// <param name="metrics">The metrics, with their radius.</param>
    /// <param name="progress">Told after each metric and period.</param>
    /// <param name="only">The periods to audit, in their data form; null for all.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>By metric as given, then by period.</returns>
    /// <exception cref="MissingFiguresException">Figures behind the ledger are not given, or the key is another.</exception>
    /// <exception cref="ArgumentException">A metric of which something was shown has no radius.</exception>
    public IReadOnlyList<AuditedPeriod> Of(
        IReadOnlyList<Metric> metrics, IProgress<PublicationProgress>? progress = null, IReadOnlySet<string>? only = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        var work = metrics.SelectMany(metric => ledger.Of(metric.Code).Where(entry => entry.Shown is not null && only?.Contains(entry.Period) != false)
            .Select(entry => entry.Period).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(period => (metric, period))).ToList();
        var audited = new AuditedPeriod[work.Count];
        var done = 0;
        try
        {
            Parallel.For(0, audited.Length, new ParallelOptions { CancellationToken = cancellation }, place =>
            {
                audited[place] = Of(work[place].metric, work[place].period, cancellation);
                progress?.Report(new("Auditing everything shown", Interlocked.Increment(ref done), audited.Length));
            });
        }
        catch (AggregateException several) when (several.InnerExceptions[0] is ArgumentException or OperationCanceledException)
        {
            throw several.InnerExceptions[0];
        }

        return audited;
    }

    private AuditedPeriod Of(Metric metric, string period, CancellationToken cancellation)
    {
        var ours = metric.Kind == MetricKind.Rating ? metric with { Tolerance = Tolerance.OfJudgements } : metric;
        if (ours.Tolerance is null) throw new ArgumentException($"{metric.Code} has no radius (tau); what was promised of it is not known.");

        var (problem, alone) = Problems(ours, Period.Parse(period));
        var world = World(problem);
        var (narrowest, exposed) = Inferred(alone, World(alone));
        var foreign = !problem.Cells.All(cell => Rounding.IsOf(cell.Shown, ours) && cell.Agrees(world, ours));
        string[] uncertified = foreign ? [] :
        [
            .. Certificate.Check(problem, world, promise, cancel: cancellation).Where(figure => !figure.Holds)
                .Select(figure => problem.Unknowns[figure.Unknown].Organisation).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];
        var members = alone.Unknowns.Select(unknown => unknown.Owner).Distinct().Count();
        return new(metric.Code, period, members, narrowest, exposed, problem.Unknowns.Count, uncertified, foreign);
    }

    /// <summary>
    /// The period with the one before where an attacker knows how far figures move, as at publication; and what can be
    /// inferred for certain: of that nothing that is only likely.
    /// </summary>
    private (AuditProblem WithDrift, AuditProblem Certain) Problems(Metric metric, Period period)
    {
        var own = values.GetValueOrDefault(metric.Code) ?? [];
        var moves = Drift.Moves(own, period);
        decimal[] now = [.. own.Where(one => one.Key.Period == period.ToString()).Select(one => one.Value).Order()];
        var sticky = metric.Kind != MetricKind.Rating && Drift.IsCarriedForward(metric, moves, now.Length == 0 ? 0 : now[now.Length / 2]);
        var (drift, ours) = (Drift.Band(moves), metric with { Sticky = sticky });
        return (Problem(sticky || drift is not null, drift), Problem(sticky, null));

        AuditProblem Problem(bool withBefore, decimal? band) => AuditProblem.Of(
            ours, ledger.Of(metric.Code).Where(entry => entry.Period == period.ToString() || (withBefore && entry.Period == period.Previous.ToString())),
            ledger, groups, band);
    }

    private decimal[] World(AuditProblem problem) => known.World(problem) ?? throw new MissingFiguresException(
        $"{problem.Metric.Code}: the ledger shows numbers made from figures that are not given.");

    private static (double[] Narrowest, string[] Exposed) Inferred(AuditProblem problem, decimal[] world)
    {
        double[] narrowest = [double.PositiveInfinity, double.PositiveInfinity, double.PositiveInfinity];
        var exposed = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var coalition in Coalitions(problem))
        {
            var intervals = Inference.Intervals(problem, world, coalition);
            for (var i = 0; i < world.Length; i++)
            {
                var unknown = problem.Unknowns[i];
                if (coalition.Contains(unknown.Owner)) continue;

                var share = intervals.Width(i) / Promised(problem.Metric, world[i], coalition.Length);
                narrowest[coalition.Length] = Math.Min(narrowest[coalition.Length], share);
                if (share < 1 - Slack) exposed.Add(unknown.Organisation);
            }
        }

        return (narrowest, [.. exposed]);
    }

    private static double Promised(Metric metric, decimal value, int partners)
    {
        var width = (partners <= 1 ? 2 : 1) * metric.Tolerance!.At(value);
        return (double)(metric is { Lower: { } low, Upper: { } high } ? Math.Min(width, high - low) : width);
    }

    /// <summary>
    /// Nobody, everybody alone, and pairs: of up to 30 all; of more a selection by lot, half of it of those who share a
    /// small cell and so know most of it.
    /// </summary>
    private static IEnumerable<int[]> Coalitions(AuditProblem problem)
    {
        const int AllPairs = 30, Selected = 100, SmallCell = 6;
        List<int> owners = [.. problem.Unknowns.Select(unknown => unknown.Owner).Distinct()];
        if (owners.Count <= AllPairs) return [[], .. owners.Select(owner => new[] { owner }), .. Pairs(owners)];

        var draws = new Draws(1);
        draws.Shuffle(owners);
        List<int[]> near =
        [
            .. problem.Cells.Where(cell => cell.Members.Length <= SmallCell).DistinctBy(cell => cell.Entry.Input)
                .SelectMany(cell => Pairs([.. cell.Members.Select(member => problem.Unknowns[member].Owner).Distinct()])),
        ];
        draws.Shuffle(near);
        var alone = owners.Take(Selected).Select(owner => new[] { owner });
        return [[], .. alone, .. near.Take(Selected), .. owners.Zip(owners.Skip(1), (one, other) => new[] { one, other }).Take(Selected)];
    }

    private static IEnumerable<int[]> Pairs(List<int> owners) =>
        owners.SelectMany((one, place) => owners.Skip(place + 1).Select(other => new[] { one, other }));
}
