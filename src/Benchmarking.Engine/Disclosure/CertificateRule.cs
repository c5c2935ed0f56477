using Benchmarking.Engine.Disclosure.Audit;

namespace Benchmarking.Engine.Disclosure;

/// <summary>
/// The last door: every member's figure must keep its width against everything ever shown, with partners reckoned in.
/// Where one does not, the number that most of those members share is withheld, until all do.
/// </summary>
internal sealed class CertificateRule(
    Metric metric, PublicationInput input, KnownFigures figures, Func<string, CellInput> inputs, CancellationToken cancellation)
{
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
            var problem = AuditProblem.Of(metric, earlier.Concat(Entries(draft)), inputs, input.InterestGroups, drift);
            failing = Check(problem, failing);
            cancellation.ThrowIfCancellationRequested();
        }
        while (failing.Count > 0 && Withhold(draft, failing));
    }

    private IEnumerable<LedgerEntry> Entries(PeriodDraft draft) =>
        draft.Groups.SelectMany(group => CellWriter.Entries(draft, group, metric, input));

    private HashSet<Unknown> Check(AuditProblem problem, HashSet<Unknown>? only)
    {
        var truth = figures.World(problem) ?? throw new MissingFiguresException(
            $"{metric.Code}: the ledger shows numbers made from figures that are not given. Give the earlier states of the figures too.");
        int[] targets = [.. Enumerable.Range(0, truth.Length).Where(unknown => only is null || only.Contains(problem.Unknowns[unknown]))];
        if (only is null) Audited += targets.Length;

        var failing = new HashSet<Unknown>();
        foreach (var figure in Certificate.Check(problem, truth, promise, targets, cancellation))
        {
            if (figure.Holds) Note(figure);
            else failing.Add(problem.Unknowns[figure.Unknown]);
        }

        return failing;
    }

    /// <summary>Near a possible bound less room is needed; there the width counts as a share of what is needed.</summary>
    private void Note(CertifiedFigure figure)
    {
        if (figure.Needed > 0) Width = Math.Min(Width, 2 * figure.Width / figure.Needed);
        if (figure.NeededAgainstMore > 0) HalfWidth = Math.Min(HalfWidth, figure.WidthAgainstMore / figure.NeededAgainstMore);
    }

    /// <summary>Withholds the outermost numbers of the group with the largest share of failing members.</summary>
    /// <returns>False where nothing of this release could be withheld that would help.</returns>
    private bool Withhold(PeriodDraft draft, HashSet<Unknown> failing)
    {
        var worst = draft.Groups
            .Select(group => (Group: group, Figures: group.Outermost(), Share: Share(group, failing)))
            .Where(one => one.Figures.Count > 0 && one.Share > 0)
            .OrderByDescending(one => one.Share).ThenByDescending(one => one.Group.Priority)
            .ThenBy(one => one.Group.Contributors).ThenByDescending(one => one.Group.Position)
            .FirstOrDefault();
        if (worst.Group is null) return false;

        foreach (var figure in worst.Figures) figure.Fate = Fate.ByCertificate;
        return true;
    }

    private static double Share(GroupDraft group, HashSet<Unknown> failing)
    {
        var organisations = failing.Select(unknown => unknown.Organisation).ToHashSet(StringComparer.Ordinal);
        return (double)group.Input.Contributions.Count(one => organisations.Contains(one.Organisation)) / Math.Max(group.Contributors, 1);
    }
}
