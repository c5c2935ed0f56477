using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Returns;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Reopenings;

/// <summary>One figure as it was signed off, beside the one it replaced.</summary>
/// <param name="Before">In the revision before; null where that says the same or there is none.</param>
public sealed record RevisionFigure(string Name, string Value, string? Before, string? CarriedFrom);

/// <summary>The page of one revision.</summary>
/// <param name="Modules">Figures by module, in the order of the form.</param>
public sealed record RevisionPage(
    Period Period, RevisionLine Line, ReturnHistory History, IReadOnlyList<(string Module, IReadOnlyList<RevisionFigure> Figures)> Modules)
{
    public bool IsLatest => Line == History.Revisions[0];

    public IReadOnlyList<PageLink> Breadcrumbs =>
        [new("Returns", "/returns"), new(Period.Words, $"/returns/{Period.Route}"), new($"Revision {Line.Number}", "", Current: true)];
}

/// <summary>Reads a revision from the copies that nothing changes.</summary>
public sealed class ReadRevision(TenantDoor door)
{
    /// <summary>The revision; null where there is none of that number.</summary>
    public async Task<RevisionPage?> LoadAsync(Actor actor, Period period, int number, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        if (await db.FindAsync(period, cancellation) is not { Return: { } own } sheet)
            return null;

        var history = await db.HistoryAsync(sheet, cancellation);
        if (history.Revisions.SingleOrDefault(line => line.Number == number) is not { } found)
            return null;

        var figures = await db.SignedFigures.AsNoTracking()
            .Where(row => row.ReturnId == own.Id && (row.Revision == number || row.Revision == number - 1))
            .ToListAsync(cancellation);
        return new RevisionPage(
            period,
            found,
            history,
            [.. sheet.Modules.Select(module => (module.Module.Name, Of(module, figures, number))).Where(module => module.Item2.Count > 0)]);
    }

    private static IReadOnlyList<RevisionFigure> Of(SheetModule module, List<SignedFigure> figures, int number) =>
    [
        .. from figure in module.Figures
           let now = figures.SingleOrDefault(row => row.Revision == number && row.MetricCode == figure.Metric.MetricCode)
           where now is not null
           let before = figures.SingleOrDefault(row => row.Revision == number - 1 && row.MetricCode == figure.Metric.MetricCode)
           let words = Words(figure, now)
           let earlier = before is null ? null : Words(figure, before)
           select new RevisionFigure(
               figure.Metric.Metric.Name, words, earlier == words ? null : earlier,
               now.CarriedFrom is { } carried ? Period.Parse(carried).Short : null),
    ];

    private static string Words(SheetFigure figure, SignedFigure row) => ReturnWords.Of(
        figure, row.Value, Codes.MarkerOf(row.Marker)) ?? "no answer";
}
