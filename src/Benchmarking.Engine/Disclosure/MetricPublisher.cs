using Benchmarking.Engine.Disclosure.Audit;

namespace Benchmarking.Engine.Disclosure;

/// <summary>Publishes one metric, period after period: each is compared with all that was shown before it.</summary>
internal sealed class MetricPublisher
{
    private readonly Metric metric;
    private readonly PublicationInput input;
    private readonly PeriodGroups groups;
    private readonly Tokens tokens;
    private readonly KnownFigures known;
    private readonly Dictionary<(string Organisation, string Period), decimal> values = [];
    private readonly ILookup<string, Observation> byPeriod;
    private readonly List<LedgerEntry> shown;
    private readonly Dictionary<string, CellInput> inputs = new(StringComparer.Ordinal);
    private readonly CancellationToken cancellation;

    public MetricPublisher(
        Metric metric, PublicationInput input, PeriodGroups groups, IReadOnlyList<Observation> observations,
        IReadOnlyList<Observation> earlier, CancellationToken cancellation)
    {
        this.metric = metric.Kind == MetricKind.Rating ? metric with { Tolerance = Tolerance.OfJudgements } : metric;
        (this.input, this.groups, this.cancellation) = (input, groups, cancellation);
        tokens = new Tokens(input.Key);
        known = new KnownFigures(tokens);
        known.Add(earlier);
        known.Add(observations);
        byPeriod = observations.ToLookup(one => one.Period, StringComparer.Ordinal);
        foreach (var one in earlier.Concat(observations).Where(one => one.Value is not null))
        {
            values[(one.Organisation, one.Period)] = one.Value!.Value;
        }

        shown = [.. input.Ledger.Of(metric.Code)];
        foreach (var entry in shown) inputs[entry.Input] = input.Ledger.Input(entry.Input);
    }

    /// <summary>Publishes the periods in the order given: ascending.</summary>
    public MetricOutcome Publish(IReadOnlyList<string> periods, Action periodDone)
    {
        var outcome = new MetricOutcome();
        foreach (var period in periods)
        {
            Publish(period, outcome);
            periodDone();
        }

        outcome.Inputs.AddRange(outcome.Entries.Select(entry => entry.Input).Distinct(StringComparer.Ordinal).Select(hash => inputs[hash]));
        return outcome;
    }

    private void Publish(string period, MetricOutcome outcome)
    {
        var observed = byPeriod[period].ToList();
        if (observed.Count == 0)
        {
            outcome.NotCollected(metric, period, groups, input.Rules);
            return;
        }

        var isPublic = metric.IsPublic(period, input.Today);
        if (!isPublic && metric.Tolerance is null)
        {
            throw new ArgumentException($"{metric.Code} is protected and has no radius (tau); nothing of it can be shown.");
        }

        var rules = isPublic ? BenchmarkRules.PublicFigures : input.Rules;
        var draft = PeriodDraft.Of(period, metric, observed, groups, input with { Rules = rules }, tokens);
        foreach (var group in draft.Groups) inputs[group.Input.Hash] = group.Input;
        if (!isPublic) Protect(draft, outcome);

        outcome.Add(draft, metric, rules);
        if (isPublic) return;

        var entries = draft.Groups.SelectMany(group => CellWriter.Entries(draft, group, metric, input)).ToList();
        outcome.Entries.AddRange(entries);
        shown.AddRange(entries);
    }

    /// <summary>Value-free rules first: what they decide tells nothing. The certificate is the backstop.</summary>
    private void Protect(PeriodDraft draft, MetricOutcome outcome)
    {
        var period = Period.Parse(draft.Period);
        var moves = Drift.Moves(values, period);
        var typical = draft.Groups[0].Sorted is { Length: > 0 } sorted ? sorted[sorted.Length / 2] : 0;
        var ours = metric with { Sticky = metric.Kind != MetricKind.Rating && Drift.IsCarriedForward(metric, moves, typical) };
        string[] beside = [period.Previous.ToString(), period.Next.ToString()];

        new TimeRule(ours, input, shown, hash => inputs[hash]).Apply(draft);
        DifferenceRule.Apply(draft, Shown(draft.Period).Concat(ours.Sticky ? beside.SelectMany(Shown) : []), input);
        CrossingRule.Apply(draft, input.InterestGroups);
        if (!draft.Groups.Any(group => group.Figures.Any(figure => figure.IsNew))) return;

        var drift = Drift.Band(moves);
        var earlier = shown.Where(entry => entry.Period == draft.Period || ((ours.Sticky || drift is not null) && beside.Contains(entry.Period))).ToList();
        Means(draft, earlier);

        var certificate = new CertificateRule(ours, input, known, hash => inputs[hash], cancellation);
        certificate.Apply(draft, earlier, drift);
        outcome.Note(certificate);
        Decoys.Apply(draft, metric, input);
    }

    private IEnumerable<(CellInput Input, string Group)> Shown(string period) =>
        shown.Where(entry => entry.Period == period && entry.Shown is not null).Select(entry => (inputs[entry.Input], entry.Group));

    private void Means(PeriodDraft draft, List<LedgerEntry> earlier)
    {
        foreach (var group in draft.Groups)
        {
            if (group.Figures.Find(figure => figure is { Statistic: Statistic.Mean, IsNew: true }) is not { } mean) continue;

            if (!MeanRule.Allows(group.Sorted, mean.Number, metric, input.Rules)) mean.Fate = Fate.ByRule;
        }

        var entries = earlier.Concat(draft.Groups.SelectMany(group => CellWriter.Entries(draft, group, metric, input)));
        var problem = AuditProblem.Of(metric, entries, hash => inputs[hash], input.InterestGroups);
        if (LinearRule.Allows(problem, input.Rules.PartnersAtHalfWidth)) return;

        foreach (var figure in draft.Groups.SelectMany(group => group.Figures).Where(figure => figure is { Statistic: Statistic.Mean, IsNew: true }))
        {
            figure.Fate = Fate.TooSimilar;
        }
    }
}
