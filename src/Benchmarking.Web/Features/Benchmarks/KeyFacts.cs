using Benchmarking.Engine;
using Benchmarking.Web.Shared;
using static Benchmarking.Web.Shared.FirstLetter;

namespace Benchmarking.Web.Features.Benchmarks;

/// <summary>The large figures under the heading of a metric's page.</summary>
public static class KeyFacts
{
    public static IReadOnlyList<KeyFact> Of(MetricSeries series, NationalYears? national)
    {
        var (subject, point) = (series.Subject, series.Latest);
        var facts = new List<KeyFact>();
        if (point.Own is { } own)
            facts.Add(own.Value is { } value ? new($"You, {point.Period.Short}", subject.Text(value), IsOwn: true) : new("You", own.Note));
        var brief = WhyNotShown.Brief(point.Cell, point.Quarter);
        facts.Add(new("Median", point.Cell?.Median is { } median ? subject.Published(median, point.Cell) : brief));
        facts.Add(new("Middle half of members", MiddleHalf(series) ?? (point.Cell?.Median is null ? brief : "not shown")));
        if (national is not null)
            facts.Add(new($"National median (TSM {national.Code}, {national.Latest.Period.Words})", subject.Text(national.Latest.Median)));
        facts.Add(new("Source", Source(subject, point.Own)));
        return facts;
    }

    private static string? MiddleHalf(MetricSeries series) =>
        series.Latest.Cell is { LowerQuartile: { } lower, UpperQuartile: { } upper }
            ? PublishedText.Range(lower, upper, series.Latest.Cell, series.Subject.Metric)
            : null;

    /// <summary>What the figures rest on: the metric's kind of source, for surveys the viewer's own number of replies too.</summary>
    public static string Source(MetricSubject subject, OwnFigure? own) =>
        subject.AsksSampleSize && own is { Value: not null, Denominator: { } replies }
            ? $"Survey, {FigureText.Number(replies)} replies"
            : Kind(subject.Source);

    /// <summary><c>involvement_database</c> is read as "Involvement database".</summary>
    private static string Kind(string source)
    {
        var words = source.Replace("star_", "STAR ", StringComparison.Ordinal).Replace('_', ' ');
        return words.Length == 0 ? "Not stated" : Raised(words);
    }
}
