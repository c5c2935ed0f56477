namespace Benchmarking.Engine.Disclosure;

/// <summary>What came of one metric.</summary>
internal sealed class MetricOutcome
{
    private readonly Dictionary<string, List<Cell>> byGroup = new(StringComparer.Ordinal);

    public List<LedgerEntry> Entries { get; } = [];

    public List<CellInput> Inputs { get; } = [];

    public List<Withheld> Withheld { get; } = [];

    public Dictionary<Fate, int> Fates { get; } = Enum.GetValues<Fate>().ToDictionary(fate => fate, _ => 0);

    /// <summary>Numbers that the catalogue provides for.</summary>
    public int Figures { get; private set; }

    public int ShownFigures { get; private set; }

    public int Audited { get; private set; }

    public double Width { get; private set; } = double.PositiveInfinity;

    public double HalfWidth { get; private set; } = double.PositiveInfinity;

    /// <summary>By group as given, and within each by period, as they were added.</summary>
    public IEnumerable<Cell> Cells(IReadOnlyList<string> codes) =>
        codes.Where(byGroup.ContainsKey).SelectMany(code => byGroup[code]);

    public void NotCollected(Metric metric, string period, PeriodGroups groups, BenchmarkRules rules)
    {
        foreach (var code in groups.Codes)
        {
            if (groups.In(code, period, new HashSet<string>()) is null) continue;

            Put(PrimaryRules.NotCollected(new CellKey(period, metric.Code, code), rules));
        }
    }

    public void Add(PeriodDraft draft, Metric metric, BenchmarkRules rules)
    {
        foreach (var group in draft.Groups)
        {
            Put(CellWriter.Cell(draft, group, metric, rules));
            Figures += metric.Kind == MetricKind.Rating ? 1 : 3;
            foreach (var figure in group.Figures) Count(draft, group, figure, metric);
        }
    }

    public void Note(CertificateRule certificate)
    {
        Audited += certificate.Audited;
        Width = Math.Min(Width, certificate.Width);
        HalfWidth = Math.Min(HalfWidth, certificate.HalfWidth);
    }

    private void Count(PeriodDraft draft, GroupDraft group, Figure figure, Metric metric)
    {
        // The catalogue's three are the median and the quartiles; what is shown beyond them is counted where it occurs.
        if (figure.Statistic is not (Statistic.Median or Statistic.LowerQuartile or Statistic.UpperQuartile)) Figures++;
        Fates[figure.Fate]++;
        if (figure.IsShown) ShownFigures++;
        else if (figure.Reason is { } reason) Withheld.Add(new(draft.Period, metric.Code, group.Group.Code, figure.Statistic, reason, Instead(draft, group, figure)));
    }

    /// <summary>The group that is too similar, the median in place of quartiles, else everyone.</summary>
    private static string? Instead(PeriodDraft draft, GroupDraft group, Figure figure) =>
        figure.Fate == Fate.TooSimilar && group.Similar is { } similar ? similar
        : figure.Statistic != Statistic.Median && MedianIsShown(group) ? group.Group.Code
        : !group.IsEveryone && MedianIsShown(draft.Groups[0]) ? PeerGroup.All
        : null;

    private static bool MedianIsShown(GroupDraft group) =>
        group.Figures.Exists(figure => figure is { Statistic: Statistic.Median, IsShown: true });

    private void Put(Cell cell)
    {
        if (!byGroup.TryGetValue(cell.Group, out var cells)) byGroup.Add(cell.Group, cells = []);
        cells.Add(cell);
    }
}
