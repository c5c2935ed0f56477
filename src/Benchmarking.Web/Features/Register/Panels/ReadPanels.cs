using System.Globalization;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Register.Panels;

/// <summary>A panel in the list.</summary>
/// <param name="Filled">Seats filled today, or on the last day of one that ended.</param>
/// <param name="Sessions">Activities with it in the last 12 months.</param>
public sealed record PanelLine(Panel Panel, int Filled, int Sessions);

/// <param name="Ended">True for those that ended.</param>
/// <param name="Others">How many there are in the other list.</param>
public sealed record PanelsPage(IReadOnlyList<PanelLine> Lines, bool Ended, int Others, Pagination Pages);

/// <summary>A paper without the bytes of its file.</summary>
public sealed record PaperLine(PanelPaper Paper, PaperFile? File);

public sealed record PaperFile(Guid Id, string Name, string MediaType, string Alternative)
{
    public bool IsPicture => MediaType != PaperFiles.Pdf;
}

/// <summary>A panel with its seats, sessions and papers.</summary>
/// <param name="Sessions">The newest that were held; more than these are counted alone.</param>
/// <param name="AllSessions">How many were held, called off ones left out.</param>
/// <param name="Next">The next session to come; null where none is written down.</param>
public sealed record PanelPage(
    Panel Panel,
    DateOnly Today,
    IReadOnlyList<Activity> Sessions,
    int AllSessions,
    Activity? Next,
    int Recommendations,
    IReadOnlyList<PaperLine> Papers,
    string EditedBy)
{
    public string Url => $"{ReadPanels.Link.Url}/{Panel.Id}";

    public int Filled => Panel.Seats.Count(seat => seat.IsFilled(Today));
}

/// <summary>Panels and forums, as a list, a page of one and a file.</summary>
public sealed class ReadPanels(TenantDoor door, TimeProvider clock)
{
    public const int NewestSessions = 12;

    private const int OnePage = 25;

    public static PageLink Link { get; } = new("Panels and forums", "/register/panels");

    public async Task<PanelsPage> LoadAsync(Actor actor, bool ended, int page, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        var today = LondonTime.DateOf(clock.GetUtcNow());
        var chosen = db.Panels.AsNoTracking().Where(row => (row.EndedOn != null && row.EndedOn <= today) == ended);
        var count = await chosen.CountAsync(cancellation);
        var (shown, pages) = Pagination.Place(page, count, OnePage);
        var rows = await chosen.OrderBy(row => row.Name).ThenBy(row => row.Id).Skip((shown - 1) * OnePage).Take(OnePage).ToListAsync(cancellation);
        return new PanelsPage(
            await LinesAsync(db, rows, today, cancellation),
            ended,
            await db.Panels.CountAsync(cancellation) - count,
            new Pagination("Panels and forums", shown, pages, to => $"{Link.Url}?{(ended ? "show=ended&" : "")}page={to}"));
    }

    /// <returns>Null where there is none of that id.</returns>
    public async Task<PanelPage?> FindAsync(Actor actor, Guid id, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        if (await db.Panels.AsNoTracking().SingleOrDefaultAsync(known => known.Id == id, cancellation) is not { } panel)
            return null;
        var today = LondonTime.DateOf(clock.GetUtcNow());
        var sessions = db.Activities.AsNoTracking().Where(row => row.PanelId == id && !row.CalledOff);
        var held = sessions.Where(row => row.HeldOn <= today);
        var papers = await db.PanelPapers.AsNoTracking().Where(row => row.PanelId == id).OrderByDescending(row => row.DatedOn).ThenBy(row => row.Id).ToListAsync(cancellation);
        var files = await PaperFiles.OfAsync(db, [.. papers.Select(paper => paper.Id)], cancellation);
        var names = await db.NamesAsync([panel.EditedBy], cancellation);
        return new PanelPage(
            panel,
            today,
            await held.OrderByDescending(row => row.HeldOn).ThenBy(row => row.Id).Take(NewestSessions).ToListAsync(cancellation),
            await held.CountAsync(cancellation),
            await sessions.Where(row => row.HeldOn > today).OrderBy(row => row.HeldOn).ThenBy(row => row.Id).FirstOrDefaultAsync(cancellation),
            await db.Recommendations.CountAsync(row => row.PanelId == id, cancellation),
            [.. papers.Select(paper => new PaperLine(paper, files.GetValueOrDefault(paper.Id)))],
            names.Of(panel.EditedBy) ?? "somebody who has left");
    }

    public async Task<byte[]> WriteAsync(Actor actor, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var rows = await transaction.Db.Panels.AsNoTracking().OrderBy(row => row.Name).ToListAsync(cancellation);
        return await CsvFile.OfAsync(
            ["name", "kind", "chaired_by", "meets", "reports_to", "began_on", "ended_on", "seats", "seats_filled", "sessions_in_12_months"],
            (await LinesAsync(transaction.Db, rows, LondonTime.DateOf(clock.GetUtcNow()), cancellation)).Select(line => (Action<CsvOutput>)(csv => csv
                .Text(line.Panel.Name).Text(line.Panel.Kind.Words()).Text(line.Panel.Chair.Words()).Text(line.Panel.Meets).Text(line.Panel.ReportsTo)
                .Text(Day(line.Panel.BeganOn)).Text(Day(line.Panel.EndedOn)).Number(line.Panel.Seats.Count).Number(line.Filled).Number(line.Sessions))),
            cancellation);
    }

    private static async Task<IReadOnlyList<PanelLine>> LinesAsync(BenchmarkingDb db, List<Panel> rows, DateOnly today, CancellationToken cancellation)
    {
        var since = today.AddYears(-1);
        var ids = rows.Select(row => (Guid?)row.Id).ToList();
        var sessions = await db.Activities.Where(row => ids.Contains(row.PanelId) && !row.CalledOff && row.HeldOn > since && row.HeldOn <= today)
            .GroupBy(row => row.PanelId!.Value).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellation);
        return [.. rows.Select(row => new PanelLine(row, row.Seats.Count(seat => seat.IsFilled(LastDay(row, today))), sessions.GetValueOrDefault(row.Id)))];
    }

    private static DateOnly LastDay(Panel panel, DateOnly today) => panel.EndedOn is { } end && end <= today ? end.AddDays(-1) : today;

    private static string? Day(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);
}
