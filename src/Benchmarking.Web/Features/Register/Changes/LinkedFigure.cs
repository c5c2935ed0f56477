using Benchmarking.Engine;
using Benchmarking.Web.Database;
using Benchmarking.Web.Features.Benchmarks;
using Benchmarking.Web.Features.Targets;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Register.Changes;

/// <summary>A figure before and after a change: which, and how it is read.</summary>
/// <param name="Subject">As it is defined now.</param>
/// <param name="Signed">The organisation's own signed-off figures by quarter, as stored; rounded as they are shown.</param>
public sealed record LinkedFigure(MetricSubject Subject, IReadOnlyDictionary<string, decimal> Signed)
{
    /// <summary>Beside every such pair of figures, wherever it is shown.</summary>
    public const string Caveat = "A figure may move for other reasons; this shows what it was before and after, not why.";

    /// <returns>Null where no figure is linked, or there is none of that code.</returns>
    public static async Task<LinkedFigure?> FindAsync(BenchmarkingDb db, string? metric, Period today, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(metric) || await db.FindSubjectAsync(metric, today, cancellation) is not { } subject)
            return null;
        var signed = await (
            from own in db.OwnFigures()
            join collection in db.Collections on own.Collection equals collection.Id
            where own.MetricCode == metric && own.Value != null
            select new { collection.Period, Value = own.Value!.Value }).ToListAsync(cancellation);
        return new LinkedFigure(subject, signed.ToDictionary(figure => figure.Period, figure => FigureText.Round(figure.Value, Math.Min(2, subject.Metric.Decimals))));
    }

    /// <summary>Fills boxes that are empty with what was signed off for their quarter.</summary>
    /// <returns>What was filled in and what was not found, a sentence.</returns>
    public string Fill(ChangeForm form)
    {
        var (before, after) = (Find(form.BeforePeriod, form.BeforeValue), Find(form.AfterPeriod, form.AfterValue));
        if (before is { } earlier)
            form.BeforeValue = FigureText.Plain(earlier);
        if (after is { } later)
            form.AfterValue = FigureText.Plain(later);
        return (before is not null, after is not null) switch
        {
            (true, true) => "Both figures are filled in from your signed-off returns. Save when the rest is right.",
            (true, false) => "The figure before is filled in from your signed-off return. Save when the rest is right.",
            (false, true) => "The figure after is filled in from your signed-off return. Save when the rest is right.",
            _ => "There is no signed-off figure for an empty box: choose the quarters, or type the values yourself.",
        };
    }

    private decimal? Find(string? period, string? typed) =>
        period is not null && string.IsNullOrWhiteSpace(typed) && Signed.TryGetValue(period, out var value) ? value : null;
}
