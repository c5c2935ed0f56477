using Benchmarking.Engine;
using Benchmarking.Engine.Returns;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Returns;

/// <summary>Reads a <see cref="ReturnSheet"/> inside the organisation's transaction.</summary>
public static class ReturnSheets
{
    /// <summary>The sheet; null where there is no collection of that period, or it is only planned.</summary>
    public static async Task<ReturnSheet?> FindAsync(this BenchmarkingDb db, Period period, CancellationToken cancellation)
    {
        var periodText = period.ToString();
        var collection = await db.Collections.AsNoTracking()
            .Include(row => row.Metrics).ThenInclude(metric => metric.Definition).ThenInclude(version => version.Metric)
            .SingleOrDefaultAsync(row => row.Period == periodText && row.State != CollectionState.Planned, cancellation);
        if (collection is null)
            return null;

        await RulesAsync(db, collection, cancellation);
        var modules = await db.Modules.AsNoTracking().OrderBy(module => module.Position).ToListAsync(cancellation);
        var inputs = await db.Inputs.AsNoTracking().ToDictionaryAsync(input => input.Code, cancellation);
        var own = await db.Returns.SingleOrDefaultAsync(row => row.CollectionId == collection.Id, cancellation);
        var answers = await AnswersAsync(db, own, cancellation);
        var sheet = new ReturnSheet(
            collection,
            own,
            Arrange(collection, modules, inputs),
            answers.ToDictionary(answer => answer.InputCode, ToAnswer),
            await LastAnswersAsync(db, period, cancellation),
            await ExplanationsAsync(db, own, cancellation))
        {
            CarriedFrom = answers.Where(answer => answer.CarriedFrom is not null)
                .ToDictionary(answer => answer.InputCode, answer => answer.CarriedFrom!),
            Reopening = await LastReopeningAsync(db, own, cancellation),
        };
        return await db.WithPastAsync(sheet, cancellation);
    }

    /// <summary>Apart from their metrics: joined, each rule would bring a whole definition along.</summary>
    private static async Task RulesAsync(BenchmarkingDb db, Collection collection, CancellationToken cancellation)
    {
        var versions = collection.Metrics.ToDictionary(metric => (metric.MetricCode, metric.MetricVersion), metric => metric.Definition);
        var codes = collection.Metrics.Select(metric => metric.MetricCode).ToList();
        foreach (var rule in await db.MetricRules.AsNoTracking().Where(row => codes.Contains(row.MetricCode)).ToListAsync(cancellation))
        {
            if (versions.TryGetValue((rule.MetricCode, rule.MetricVersion), out var version))
                version.Rules.Add(rule);
        }
    }

    /// <summary>Modules in order, each input asked once: at the first figure that needs it.</summary>
    private static List<SheetModule> Arrange(
        Collection collection, List<Module> modules, Dictionary<string, Input> inputs)
    {
        var asked = new HashSet<string>();
        var figures = collection.Metrics.OrderBy(metric => metric.Position)
            .Where(metric => metric.Definition.NumeratorInput is not null)
            .ToLookup(metric => metric.Definition.Metric.Module, metric => metric.Definition);
        return
        [
            .. from module in modules
               where figures.Contains(module.Code)
               select new SheetModule(module, [.. figures[module.Code].Select(Place)]),
        ];

        SheetFigure Place(MetricVersion metric)
        {
            string?[] needs = [metric.NumeratorInput, metric.DenominatorInput];
            var parts = needs.OfType<string>().Select(code => inputs[code]).ToList();
            var first = parts.Where(input => asked.Add(input.Code)).ToList();
            return new SheetFigure(metric, first, [.. parts.Except(first)]);
        }
    }

    private static async Task<List<ReturnAnswer>> AnswersAsync(BenchmarkingDb db, Return? own, CancellationToken cancellation) =>
        own is null
            ? []
            : await db.ReturnAnswers.AsNoTracking().Where(answer => answer.ReturnId == own.Id).ToListAsync(cancellation);

    private static async Task<Dictionary<string, Answer>> LastAnswersAsync(
        BenchmarkingDb db, Period period, CancellationToken cancellation)
    {
        var last = period.Previous.ToString();
        return await (
                from collection in db.Collections
                where collection.Period == last
                join own in db.Returns on collection.Id equals own.CollectionId
                join answer in db.ReturnAnswers on own.Id equals answer.ReturnId
                select answer)
            .AsNoTracking()
            .ToDictionaryAsync(answer => answer.InputCode, ToAnswer, cancellation);
    }

    private static async Task<Dictionary<string, string>> ExplanationsAsync(
        BenchmarkingDb db, Return? own, CancellationToken cancellation) =>
        own is null
            ? []
            : await db.ReturnExplanations.AsNoTracking().Where(row => row.ReturnId == own.Id)
                .ToDictionaryAsync(row => row.InputCode + "/" + row.FindingCode, row => row.Explanation, cancellation);

    private static async Task<Reopening?> LastReopeningAsync(BenchmarkingDb db, Return? own, CancellationToken cancellation) =>
        own is null
            ? null
            : await db.Reopenings.AsNoTracking().Where(row => row.ReturnId == own.Id)
                .OrderByDescending(row => row.AskedAt).FirstOrDefaultAsync(cancellation);

    private static Answer ToAnswer(ReturnAnswer row) => new(
        row.Value, Codes.MarkerOf(row.Marker), row.Unreadable);
}
