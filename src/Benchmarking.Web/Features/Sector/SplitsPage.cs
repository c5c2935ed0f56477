using Benchmarking.Engine;
using Benchmarking.Web.Features.Benchmarks;
using Benchmarking.Web.Features.PeerGroups;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.Sector;

/// <summary>One metric in every peer group of the latest publication, all on one axis.</summary>
/// <param name="Metrics">Those to choose from.</param>
/// <param name="Everyone">The row of all members, to set the others against.</param>
/// <param name="Attributes">Groups by region, by size, by type; combinations and named sets last.</param>
public sealed record SplitsPage(
    Timeline Timeline,
    MetricSubject Subject,
    IReadOnlyList<MetricSubject> Metrics,
    SplitRow Everyone,
    IReadOnlyList<SplitAttribute> Attributes,
    string Lowest,
    string Highest)
{
    public static SplitsPage Of(SectorSplit split)
    {
        var (subject, quarter) = (split.Subject, split.Timeline.Latest);
        var (lowest, highest) = Ends(subject, split.Cells.Values);
        var everyone = split.Timeline.Groups.FirstOrDefault(group => group.IsAll) ?? split.Timeline.Group;
        return new SplitsPage(
            split.Timeline,
            subject,
            [.. split.Series.Select(series => series.Subject)],
            Row(everyone),
            [
                .. from option in split.Timeline.Groups
                   where !option.IsAll
                   group Row(option) by option.Dimension into attribute
                   select new SplitAttribute(PeerGroupsPage.Title(attribute.Key), [.. attribute]),
            ],
            subject.Text(lowest),
            subject.Text(highest));

        SplitRow Row(GroupOption option)
        {
            var cell = split.Cells.GetValueOrDefault(option.Code);
            var why = WhyNotShown.InRow(cell, quarter);
            return new SplitRow(option, cell, CompareSide.Of(subject, new SeriesPoint(quarter.Period, quarter, cell, null, null)), Strip(cell, why), why, Widen(option, cell), Members(option));
        }

        StripModel Strip(Cell? cell, string? why) => cell is { Median: { } median }
            ? new StripModel(lowest, highest, cell.LowerQuartile, median, cell.UpperQuartile, null, Label(subject, cell, median))
            : StripModel.Hidden(why ?? WhyNotShown.Neutral);

        IReadOnlyList<WiderGroup> Widen(GroupOption option, Cell? cell) =>
            cell is { Median: null, Status: not CellStatus.NotCollected } && split.Known.FirstOrDefault(group => group.Code == option.Code) is { } group
                ? WiderGroup.Of(group, split.Known.Where(IsShown), split.Members, Any)
                : [];

        int Members(GroupOption option) => split.Known.FirstOrDefault(group => group.Code == option.Code) is { } group
            ? split.Members.Count(own => group.Holds(own.Id, own.Region, own.SizeBand, own.Type))
            : 0;

        bool IsShown(Database.Tables.PeerGroupRow group) => split.Cells.GetValueOrDefault(group.Code)?.Median is not null;
    }

    /// <summary>What is shown had enough members when it was published, however many there are now.</summary>
    private static readonly BenchmarkRules Any = BenchmarkRules.Standard with { MinimumForMedian = 0 };

    /// <summary>From the lowest to the highest number shown of any group, a tenth wider on either side, within what is possible.</summary>
    private static (decimal Lowest, decimal Highest) Ends(MetricSubject subject, IEnumerable<Cell> cells)
    {
        var shown = cells.SelectMany(cell => new[] { cell.LowerQuartile, cell.Median, cell.UpperQuartile }).OfType<decimal>().ToList();
        var (low, high) = shown.Count == 0
            ? (subject.PlausibleLow ?? 0, subject.PlausibleHigh ?? 1)
            : (shown.Min(), shown.Max());
        var air = high > low ? (high - low) / 10 : Math.Max(1, Math.Abs(high) / 10);
        return (
            FigureText.Round(Math.Max(low - air, subject.Metric.Lower ?? decimal.MinValue), subject.Metric.Decimals),
            FigureText.Round(Math.Min(high + air, subject.Metric.Upper ?? decimal.MaxValue), subject.Metric.Decimals));
    }

    private static string Label(MetricSubject subject, Cell cell, decimal median) =>
        cell is { LowerQuartile: { } lower, UpperQuartile: { } upper }
            ? $"Middle half {PublishedText.Range(lower, upper, cell, subject.Metric)}, median {subject.Published(median, cell)}"
            : $"Median {subject.Published(median, cell)}";
}

/// <summary>Groups that are chosen by the same attribute.</summary>
public sealed record SplitAttribute(string Name, IReadOnlyList<SplitRow> Rows);

/// <summary>The metric in one group.</summary>
/// <param name="Why">Why a number is missing; null where none is.</param>
/// <param name="Widen">What to look at instead where no median is shown.</param>
/// <param name="Members">How many members the group has, whether they answered or not.</param>
public sealed record SplitRow(
    GroupOption Group, Cell? Cell, CompareSide? Side, StripModel Strip, string? Why, IReadOnlyList<WiderGroup> Widen, int Members)
{
    /// <summary>"Widen to Councils" where they hold everybody of the group, else how many of them.</summary>
    public static string Words(WiderGroup wider, int members) => wider switch
    {
        { IsAll: true } => "See all members",
        { Shared: var shared } when shared == members => $"Widen to {wider.Name}",
        _ => $"Nearest: {wider.Name}, with {wider.Shared} of these {members}",
    };
}
