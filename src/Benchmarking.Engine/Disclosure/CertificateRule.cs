using Benchmarking.Engine.Disclosure.Audit;

namespace Benchmarking.Engine.Disclosure;

/// <summary>
/// The last door: every member's figure must keep its width against everything ever shown, with partners reckoned in.
/// Where one does not, the number that most of those members share is withheld, until all do.
/// </summary>
internal sealed class CertificateRule(
    Metric metric, PublicationInput input, KnownFigures figures, Func<string, CellInput> inputs, CancellationToken cancellation)
{
    /// <summary>Trying every candidate on every failing member beyond this many would take too long.</summary>
    private const int MostTrials = 600;

    private readonly Promise promise = new(input.Rules.PartnersAtFullWidth, input.Rules.PartnersAtHalfWidth);

    /// <summary>Figures tried.</summary>
    public int Audited { get; private set; }

    /// <summary>The least width certified against the partners at full width, in radii.</summary>
    public double Width { get; private set; } = double.PositiveInfinity;

    /// <summary>The least width certified against the partners at half width, in radii.</summary>
    public double HalfWidth { get; private set; } = double.PositiveInfinity;

    /// <summary>Withholds until everybody is protected.</summary>
    /// <param name="draft">The period's groups.</param>
    /// <param name="earlier">What was shown before of this period and those beside it.</param>
    /// <param name="drift">How far a figure moves between periods, where that is commonly known.</param>
    public void Apply(PeriodDraft draft, IReadOnlyList<LedgerEntry> earlier, decimal? drift)
    {
        HashSet<Unknown>? failing = null;
        do
        {
            failing = Check(Problem(draft, earlier, drift), failing);
        }
        while (failing.Count > 0 && Withhold(draft, failing, earlier, drift));
    }

    private AuditProblem Problem(PeriodDraft draft, IReadOnlyList<LedgerEntry> earlier, decimal? drift) => AuditProblem.Of(
        metric, earlier.Concat(draft.Groups.SelectMany(group => CellWriter.Entries(draft, group, metric, input))),
        inputs, input.InterestGroups, drift);

    private HashSet<Unknown> Check(AuditProblem problem, HashSet<Unknown>? only)
    {
        var failing = new HashSet<Unknown>();
        foreach (var (unknown, figure) in Certify(problem, only))
        {
            if (only is null) Audited++;
            if (figure.Holds) Note(figure);
            else failing.Add(unknown);
        }

        return failing;
    }

    /// <summary>What can be certified of the members that failed before; of everybody at first.</summary>
    private IEnumerable<(Unknown Unknown, CertifiedFigure Figure)> Certify(AuditProblem problem, HashSet<Unknown>? only)
    {
        var truth = figures.World(problem) ?? throw new MissingFiguresException(
            $"{metric.Code}: the ledger shows numbers made from figures that are not given. Give the earlier states of the figures too.");
        int[] targets = [.. Enumerable.Range(0, truth.Length).Where(unknown => only is null || only.Contains(problem.Unknowns[unknown]))];
        return Certificate.Check(problem, truth, promise, targets, cancellation).Select(figure => (problem.Unknowns[figure.Unknown], figure));
    }

    /// <summary>Near a possible bound less room is needed; there the width counts as a share of what is needed.</summary>
    private void Note(CertifiedFigure figure)
    {
        if (figure.Needed > 0) Width = Math.Min(Width, 2 * figure.Width / figure.Needed);
        if (figure.NeededAgainstMore > 0) HalfWidth = Math.Min(HalfWidth, figure.WidthAgainstMore / figure.NeededAgainstMore);
    }

    /// <summary>
    /// Withholds the outermost numbers of the one group that leaves the fewest members unprotected; of two alike that
    /// of lower priority, then the smaller. Everyone's numbers go only where no other group's help. With many to choose
    /// from, the largest share of failing members decides.
    /// </summary>
    /// <returns>False where nothing of this release could be withheld that would help.</returns>
    private bool Withhold(PeriodDraft draft, HashSet<Unknown> failing, IReadOnlyList<LedgerEntry> earlier, decimal? drift)
    {
        var candidates = draft.Groups
            .Select(group => (Group: group, Figures: group.Outermost(), Share: Share(group, failing)))
            .Where(one => one.Figures.Count > 0 && one.Share > 0)
            .OrderByDescending(one => one.Group.Priority).ThenBy(one => one.Group.Contributors)
            .ThenByDescending(one => one.Group.Position).ToList();
        if (candidates.Count == 0) return false;

        var chosen = candidates.Count * failing.Count <= MostTrials
            ? Best([.. candidates.Where(one => !one.Group.IsEveryone)]) ?? Best(candidates)
            : null;
        foreach (var figure in chosen ?? candidates.MaxBy(one => one.Share).Figures) figure.Fate = Fate.ByCertificate;
        return true;

        IReadOnlyList<Figure>? Best(List<(GroupDraft Group, IReadOnlyList<Figure> Figures, double Share)> among)
        {
            var trials = among.Select(one => (one.Figures, Left: FailingWithout(one.Figures))).ToList();
            return trials.Where(trial => trial.Left < failing.Count).OrderBy(trial => trial.Left).FirstOrDefault().Figures;
        }

        int FailingWithout(IReadOnlyList<Figure> figures)
        {
            foreach (var figure in figures) figure.Fate = Fate.ByCertificate;
            var left = Certify(Problem(draft, earlier, drift), failing).Count(certified => !certified.Figure.Holds);
            foreach (var figure in figures) figure.Fate = Fate.Shown;
            return left;
        }
    }

    private static double Share(GroupDraft group, HashSet<Unknown> failing)
    {
        var organisations = failing.Select(unknown => unknown.Organisation).ToHashSet(StringComparer.Ordinal);
        return (double)group.Input.Contributions.Count(one => organisations.Contains(one.Organisation)) / Math.Max(group.Contributors, 1);
    }
}
