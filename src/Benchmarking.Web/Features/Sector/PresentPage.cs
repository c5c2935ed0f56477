using Benchmarking.Web.Features.Benchmarks;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.Sector;

/// <summary>One metric on a screen that a whole room reads.</summary>
/// <param name="Position">1 for the first.</param>
public sealed record PresentPage(Timeline Timeline, MetricSeries Series, int Position, int Count, string? Previous, string? Next) : IShowsGroup
{
    public MetricSubject Subject => Series.Subject;

    public string Title { get; } = Finding.Title(Series, Timeline.Group);

    public string? Movement { get; } = Finding.Movement(Series);

    public IReadOnlyList<KeyFact> Facts => [.. KeyFacts.Of(Series, null).Where(fact => fact.Label != "Source")];

    public BandChartModel Chart => MetricCharts.Of(Series, Timeline, Perspective.Sector, Title + ".", target: null, national: null);

    /// <summary>Why a number of the latest quarter is missing; null where none is.</summary>
    public string? Missing => WhyNotShown.Sentence(Series.Latest.Cell, Series.Latest.Quarter);

    public string? PreviousUrl => Url(Previous);

    public string? NextUrl => Url(Next);

    /// <param name="code">The metric; null for the first.</param>
    /// <returns>Null where the latest publication does not have it.</returns>
    public static PresentPage? Of(SectorFigures figures, string? code)
    {
        var shown = figures.Series.Where(series => series.Latest.Cell is not null).ToList();
        var at = code is null ? 0 : shown.FindIndex(series => series.Subject.Code == code);
        return at < 0 || shown.Count == 0
            ? null
            : new PresentPage(
                figures.Timeline, shown[at], at + 1, shown.Count,
                at > 0 ? shown[at - 1].Subject.Code : null,
                at < shown.Count - 1 ? shown[at + 1].Subject.Code : null);
    }

    private string? Url(string? code) => code is null
        ? null
        : $"{SectorNav.Present}?metric={code}&group={Uri.EscapeDataString(Timeline.Group.Code)}";
}
