using Benchmarking.Engine;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.History;

/// <summary>One figure that an import changes, or did change.</summary>
public sealed record HistoryChangeLine(string Metric, string Period, string Area, string Old, string New);

/// <summary>One line of a summary, with its name.</summary>
public sealed record HistorySummaryLine(string Name, HistoryLine Line);

/// <summary>One import: how far it is, what is wrong with it, what it would change, or what it brought.</summary>
/// <param name="Import">Everything but the file itself.</param>
/// <param name="Job">The latest work at it.</param>
/// <param name="Figures">How many figures come from it now.</param>
public sealed record HistoryImportPage(HistoryImport Import, OrganisationJob Job, int Figures)
{
    public HistoryProblems Problems { get; init; } = HistoryProblems.None;

    public HistorySummary? Summary { get; init; }

    public IReadOnlyList<HistorySummaryLine> ByPeriod { get; init; } = [];

    public IReadOnlyList<HistorySummaryLine> ByMetric { get; init; } = [];

    /// <summary>One page of the changes.</summary>
    public IReadOnlyList<HistoryChangeLine> Changes { get; init; } = [];

    public int ChangeCount { get; init; }

    /// <summary>Pages of problems or of changes, whichever the import has.</summary>
    public Pagination Pages { get; init; } = new("", 1, 1, _ => "");

    public bool IsUnderWay => Job.State is OrganisationJobState.Queued or OrganisationJobState.Running;

    public string Url => $"/history/imports/{Import.Id}";

    public IReadOnlyList<PageLink> Breadcrumbs =>
        [new("Returns", "/returns"), new("Earlier years", "/history"), new(Import.FileName, "", Current: true)];

    public ProgressModel Progress =>
        new($"Reading {Import.FileName}", Job.Done, Job.Total, HistoryWords.Stage(Job), $"{Url}/progress", Url);
}

/// <summary>Reads one import of earlier figures.</summary>
public sealed class ReadHistoryImport(TenantDoor door)
{
    private const int PerPage = 50;

    /// <summary>The import; null where this organisation has none of that id.</summary>
    public async Task<HistoryImportPage?> LoadAsync(Actor actor, Guid id, int page, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        if (await FindAsync(db, id, cancellation) is not { } seen)
            return null;

        return seen.Import.State switch
        {
            HistoryImportState.Refused => WithProblems(seen, page),
            HistoryImportState.Asking or HistoryImportState.Imported => await WithChangesAsync(db, seen, page, cancellation),
            _ => seen,
        };
    }

    /// <summary>How far it is; null where this organisation has no such import.</summary>
    public async Task<OrganisationJob?> FindJobAsync(Actor actor, Guid id, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        return await transaction.Db.OrganisationJobs.AsNoTracking()
            .Where(job => job.Kind == OrganisationJobKind.ImportHistory && job.Subject == id)
            .OrderByDescending(job => job.RequestedAt).FirstOrDefaultAsync(cancellation);
    }

    /// <summary>The file as it was sent; null where there is none, or none any more.</summary>
    public async Task<(string Name, byte[] Content)?> FindFileAsync(Actor actor, Guid id, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var found = await transaction.Db.HistoryImports.Where(row => row.Id == id && row.State != HistoryImportState.Removed)
            .Select(row => new { row.FileName, row.Content }).SingleOrDefaultAsync(cancellation);
        return found is null ? null : (found.FileName, found.Content);
    }

    /// <summary>Everything but the file. One statement: between two the work could be finished, and the page untrue.</summary>
    private static async Task<HistoryImportPage?> FindAsync(BenchmarkingDb db, Guid id, CancellationToken cancellation)
    {
        var found = await db.HistoryImports.AsNoTracking().Where(row => row.Id == id)
            .Select(row => new
            {
                Import = new HistoryImport
                {
                    Id = row.Id,
                    FileName = row.FileName,
                    Content = Array.Empty<byte>(),
                    State = row.State,
                    RowsRead = row.RowsRead,
                    RowsNew = row.RowsNew,
                    RowsChanged = row.RowsChanged,
                    RowsSame = row.RowsSame,
                    Problems = row.Problems,
                    Summary = row.Summary,
                    UploadedAt = row.UploadedAt,
                    ConfirmedAt = row.ConfirmedAt,
                    FinishedAt = row.FinishedAt,
                },
                Job = db.OrganisationJobs.Where(job => job.Subject == row.Id).OrderByDescending(job => job.RequestedAt).First(),
                Figures = db.HistoryFigures.Count(figure => figure.ImportId == row.Id),
            })
            .SingleOrDefaultAsync(cancellation);
        return found is null ? null : new HistoryImportPage(found.Import, found.Job, found.Figures);
    }

    private static HistoryImportPage WithProblems(HistoryImportPage seen, int page)
    {
        var problems = HistoryProblems.Read(seen.Import.Problems);
        var pages = Paged("Problems", seen.Url, page, problems.First.Count);
        return seen with
        {
            Problems = problems with { First = [.. problems.First.Skip((pages.Page - 1) * PerPage).Take(PerPage)] },
            Pages = pages,
        };
    }

    private static async Task<HistoryImportPage> WithChangesAsync(
        BenchmarkingDb db, HistoryImportPage seen, int page, CancellationToken cancellation)
    {
        var catalogue = await HistoryCatalogue.ReadAsync(db, cancellation);
        var names = catalogue.Metrics.ToDictionary(metric => metric.Code, metric => metric.Name);
        var changes = db.HistoryChanges.AsNoTracking().Where(row => row.ImportId == seen.Import.Id);
        var count = await changes.CountAsync(cancellation);
        var pages = Paged("Changes", seen.Url, page, count);
        var shown = await changes.OrderBy(row => row.MetricCode).ThenBy(row => row.Period).ThenBy(row => row.Area)
            .Skip((pages.Page - 1) * PerPage).Take(PerPage).ToListAsync(cancellation);
        var summary = HistorySummary.Parse(seen.Import.Summary);
        return seen with
        {
            Summary = summary,
            ByPeriod = [.. (summary?.Periods ?? []).Select(line => new HistorySummaryLine(Period.Parse(line.Key).Words, line))],
            ByMetric = [.. (summary?.Metrics ?? []).Select(line => new HistorySummaryLine(names[line.Key], line))],
            Changes = [.. shown.Select(row => LineOf(catalogue, row))],
            ChangeCount = count,
            Pages = pages,
        };
    }

    private static HistoryChangeLine LineOf(HistoryCatalogue catalogue, HistoryChange row)
    {
        var period = Period.Parse(row.Period);
        var metric = catalogue.In(row.MetricCode, period);
        return new HistoryChangeLine(
            metric.Version.Metric.Name, period.Words, row.Area,
            HistoryWords.Of(metric, row.OldValue, row.OldNumerator, row.OldDenominator, row.OldMarker),
            HistoryWords.Of(metric, row.NewValue, row.NewNumerator, row.NewDenominator, row.NewMarker));
    }

    private static Pagination Paged(string name, string url, int page, int lines)
    {
        var (shown, pages) = Pagination.Place(page, lines, PerPage);
        return new Pagination(name, shown, pages, number => $"{url}?page={number}");
    }
}
