using Benchmarking.Web.Features.Benchmarks;
using Benchmarking.Web.Features.Targets;
using Benchmarking.Web.Shared;
using static Benchmarking.Web.Shared.FirstLetter;

namespace Benchmarking.Web.Features.BoardPapers;

/// <summary>A figure named in the summary, and what is said of it.</summary>
public sealed record BoardLine(string Name, string Url, string Words);

/// <summary>One figure's page of the pack.</summary>
/// <param name="Title">The finding in a sentence.</param>
/// <param name="Subtitle">How it moved; empty where nothing can be said.</param>
/// <param name="Missing">Why a number is missing; null where none is.</param>
public sealed record BoardFigure(string Title, string Subtitle, string? Missing, BandChartModel Chart);

/// <summary>
/// What a board reads on one sheet: where the organisation stands, what is strong, what to look at first, what has moved
/// in a year. It is made of the overview's figures and says nothing that is not there.
/// </summary>
/// <param name="Organisation">Whose summary it is.</param>
public sealed record BoardSummary(OverviewPage Page, string Organisation) : IShowsGroup
{
    /// <summary>How many figures each list names: more would not fit the sheet.</summary>
    public const int Named = 4;

    public Timeline Timeline => Page.Timeline;

    /// <summary>
    /// "Of 22 figures with a good direction, 9 are better than the median (4 in the best quarter), 6 around it and 7
    /// weaker (3 in the weakest quarter)."
    /// </summary>
    public string Standing
    {
        get
        {
            int Count(params Standing[] places) => Page.All.Count(series => places.Contains(Standings.Of(series)));
            var (best, weakest) = (Count(Benchmarks.Standing.Best), Count(Benchmarks.Standing.Weakest));
            var (better, around, weaker) = (
                best + Count(Benchmarks.Standing.Ahead), Count(Benchmarks.Standing.Around), weakest + Count(Benchmarks.Standing.Behind));
            var placed = better + around + weaker;
            if (placed == 0)
                return "None of our figures can be placed among the published benchmarks of this quarter.";

            return $"Of {(placed == 1 ? "1 figure" : $"{placed} figures")} with a good direction, {better} {Are(better)} better than the median"
                + $"{Within(best, "best")}, {around} {Are(around)} around it, and {weaker} {Are(weaker)} weaker{Within(weakest, "weakest")}.";
        }
    }

    /// <summary>The core figures, as on the overview.</summary>
    public OverviewTable Core => new(
        "Core figures",
        [.. Page.All.Where(series => series.Subject.IsCore).Select(series => OverviewRows.Of(series, Page.Timeline, Page.Perspective))],
        "Us");

    /// <summary>Figures in the best quarter.</summary>
    public IReadOnlyList<BoardLine> Strong => Lines(Benchmarks.Standing.Best);

    /// <summary>Figures in the weakest quarter.</summary>
    public IReadOnlyList<BoardLine> LookAtFirst => Lines(Benchmarks.Standing.Weakest);

    /// <summary>What is better than in the same quarter of last year, the longest way first.</summary>
    public IReadOnlyList<BoardLine> Better => Moves(OverviewFilter.IsBetterThanLastYear);

    /// <summary>What is worse, likewise.</summary>
    public IReadOnlyList<BoardLine> Worse => Moves(OverviewFilter.IsWorseThanLastYear);

    /// <summary>Every target whose distance can be told, those not reached first.</summary>
    public IReadOnlyList<BoardLine> Targets =>
    [
        .. from series in Page.All
           let distance = TargetJudge.Latest(series, Page.Timeline.Group)
           where distance is not null
           orderby distance.Reached, !series.Subject.IsCore
           select Line(series, $"{series.Subject.Text(series.Latest.Own!.Value!.Value)}, {Lowered(OverviewRows.Target(series, Page.Timeline.Group)!)}"),
    ];

    /// <summary>A page of the pack for each core figure.</summary>
    public IEnumerable<BoardFigure> Figures =>
        from series in Page.All
        where series.Subject.IsCore
        let title = Finding.Title(series, Page.Timeline.Group)
        select new BoardFigure(
            title,
            Finding.Movement(series) ?? "",
            WhyNotShown.Sentence(series.Latest.Cell, series.Latest.Quarter),
            MetricCharts.Of(series, Page.Timeline, Page.Perspective, title + ".", series.Target?.Value, national: null) with { IsAmongOthers = true });

    /// <summary>"Compared with all members": with whom, in a sentence.</summary>
    public string ComparedWith => Page.Timeline.Group.IsAll ? "Compared with all members." : $"Compared with {Page.Timeline.Group.Name}.";

    private List<BoardLine> Lines(Standing standing) =>
    [
        .. from series in Page.All
           where Standings.Of(series) == standing
           orderby !series.Subject.IsCore
           select Line(series, $"{series.Subject.Text(series.Latest.Own!.Value!.Value)}, {OverviewRows.Median(series)}"),
    ];

    private List<BoardLine> Moves(Func<MetricSeries, bool> holds) =>
    [
        .. from series in Page.All
           where holds(series)
           let moved = OverviewFilter.SinceLastYear(series)!
           orderby Size(series, moved.Amount) descending
           select Line(series, $"{moved.Spoken}, now {series.Subject.Text(series.Latest.Own!.Value!.Value)}"),
    ];

    private BoardLine Line(MetricSeries series, string words) =>
        new(series.Subject.Name, Page.Perspective.Metric(series.Subject.Code, Page.Timeline.Group.Code), words);

    /// <summary>
    /// A move against how far members lie apart, so that pounds and points can be put in one order; where the middle half
    /// is not shown, against the figure itself.
    /// </summary>
    private static decimal Size(MetricSeries series, decimal amount)
    {
        var apart = series.Latest.Cell is { LowerQuartile: { } lower, UpperQuartile: { } upper } && upper > lower
            ? upper - lower
            : Math.Abs(series.Latest.Own?.Value ?? 0);
        return apart == 0 ? 0 : Math.Abs(amount) / apart;
    }

    private static string Are(int count) => count == 1 ? "is" : "are";

    private static string Within(int count, string quarter) => count == 0 ? "" : $" ({count} in the {quarter} quarter)";
}
