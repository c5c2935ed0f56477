using Benchmarking.Engine;
using Benchmarking.Engine.Returns;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Returns;

/// <summary>Reads what came before a return, inside the organisation's transaction.</summary>
internal static class SheetPasts
{
    /// <summary>The sheet with its past. Where no return gave a number last period, the imported history does.</summary>
    public static async Task<ReturnSheet> WithPastAsync(this BenchmarkingDb db, ReturnSheet sheet, CancellationToken cancellation)
    {
        var period = sheet.Period.ToString();
        var looksBack = sheet.Figures.Where(figure => figure.Definition.Rules.OfType<OutlierRule>().Any())
            .Select(figure => figure.Definition.Metric).ToList();
        var history = await HistoryAsync(db, sheet, looksBack, cancellation);
        var before = history.Where(row => row.Period == sheet.Period.Previous.ToString()).ToDictionary(row => row.MetricCode);
        var signed = looksBack.Count == 0 ? [] : await SignedAsync(db, period, looksBack, cancellation);
        var surveys = await SurveysAsync(db, sheet, period, cancellation);
        return sheet with
        {
            LastAnswers = WithHistory(sheet, before),
            Past = new SheetPast(
                before.ToDictionary(row => row.Key, row => (row.Value.Value, Codes.MarkerOf(row.Value.Marker))),
                Earlier(looksBack, signed, history),
                surveys),
        };
    }

    /// <summary>Imported figures of the whole organisation: the period before, and all quarters of metrics that look back.</summary>
    private static Task<List<HistoryFigure>> HistoryAsync(
        BenchmarkingDb db, ReturnSheet sheet, List<string> looksBack, CancellationToken cancellation)
    {
        var (period, last) = (sheet.Period.ToString(), sheet.Period.Previous.ToString());
        var asked = sheet.Figures.Select(figure => figure.Definition.Metric).ToList();
        return db.HistoryFigures.AsNoTracking()
            .Where(row => row.Area == "" && asked.Contains(row.MetricCode) && string.Compare(row.Period, period) < 0
                && (row.Period == last || looksBack.Contains(row.MetricCode)))
            .ToListAsync(cancellation);
    }

    /// <summary>What was signed off last in each earlier period, without what was carried forward.</summary>
    private static Task<List<SignedBefore>> SignedAsync(
        BenchmarkingDb db, string period, List<string> metrics, CancellationToken cancellation) => (
            from signed in db.SignedReturns
            where !db.SignedReturns.Any(later => later.ReturnId == signed.ReturnId && later.Revision > signed.Revision)
            join collection in db.Collections on signed.CollectionId equals collection.Id
            where string.Compare(collection.Period, period) < 0
            join figure in db.SignedFigures on new { signed.ReturnId, signed.Revision } equals new { figure.ReturnId, figure.Revision }
            where metrics.Contains(figure.MetricCode) && figure.Value != null && figure.CarriedFrom == null
            select new SignedBefore(figure.MetricCode, collection.Period, figure.Value!.Value))
        .ToListAsync(cancellation);

    private static Dictionary<string, IReadOnlyList<decimal>> Earlier(
        List<string> metrics, List<SignedBefore> signed, List<HistoryFigure> history)
    {
        var own = signed.Select(row => (row.Metric, row.Period)).ToHashSet();
        var imported = history
            .Where(row => row.Value is not null && Period.Parse(row.Period).Quarter is not null && !own.Contains((row.MetricCode, row.Period)))
            .Select(row => (Metric: row.MetricCode, Value: row.Value!.Value));
        var all = signed.Select(row => (row.Metric, row.Value)).Concat(imported).ToLookup(row => row.Metric, row => row.Value);
        return metrics.ToDictionary(metric => metric, IReadOnlyList<decimal> (metric) => [.. all[metric]]);
    }

    /// <summary>The latest earlier answers of figures that a survey gives, each with the period in which they were new.</summary>
    private static async Task<Dictionary<string, EarlierSurvey>> SurveysAsync(
        BenchmarkingDb db, ReturnSheet sheet, string period, CancellationToken cancellation)
    {
        var figures = sheet.Figures.Where(sheet.IsCarriedForward).ToList();
        var inputs = figures.SelectMany(figure => figure.Needs).Distinct().ToList();
        if (inputs.Count == 0)
            return [];

        var rows = await (
                from collection in db.Collections
                where string.Compare(collection.Period, period) < 0
                join own in db.Returns on collection.Id equals own.CollectionId
                join answer in db.ReturnAnswers on own.Id equals answer.ReturnId
                where inputs.Contains(answer.InputCode) && answer.Value != null
                select new { collection.Period, answer.InputCode, answer.Value, answer.CarriedFrom })
            .ToListAsync(cancellation);
        var surveys = new Dictionary<string, EarlierSurvey>();
        foreach (var figure in figures)
        {
            var whole = rows.Where(row => figure.Needs.Contains(row.InputCode)).GroupBy(row => row.Period)
                .Where(ofPeriod => ofPeriod.Count() == figure.Needs.Count())
                .MaxBy(ofPeriod => ofPeriod.Key, StringComparer.Ordinal);
            if (whole is null)
                continue;

            var origin = whole.Single(row => row.InputCode == figure.Definition.Numerator).CarriedFrom ?? whole.Key;
            surveys[figure.Definition.Metric] = new EarlierSurvey(
                Period.Parse(origin), whole.ToDictionary(row => row.InputCode, row => new Answer(row.Value, null, null)));
        }

        return surveys;
    }

    private static Dictionary<string, Answer> WithHistory(ReturnSheet sheet, Dictionary<string, HistoryFigure> before)
    {
        var answers = sheet.LastAnswers.ToDictionary();
        foreach (var figure in sheet.Figures)
        {
            if (!before.TryGetValue(figure.Definition.Metric, out var row))
                continue;
            if (row.Numerator is { } numerator)
                answers.TryAdd(figure.Definition.Numerator, new Answer(numerator, null, null));
            if (row.Denominator is { } denominator && figure.Definition.Denominator is { } code)
                answers.TryAdd(code, new Answer(denominator, null, null));
        }

        return answers;
    }

    private sealed record SignedBefore(string Metric, string Period, decimal Value);
}
