using System.Globalization;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.CaseStudies.Reading;

/// <summary>How often a study was looked at in one month.</summary>
public sealed record MonthOfReads(DateOnly First, int Members, int Public)
{
    public string Words => First.ToString("MMMM yyyy", CultureInfo.InvariantCulture);

    public int All => Members + Public;
}

/// <summary>One of the organisation's own studies and its readers.</summary>
/// <param name="Months">The last twelve, newest first, those without a look left out.</param>
public sealed record StudyReaders(
    Guid Study, string Title, bool IsPublished, int Uses, int Members, int Public, IReadOnlyList<MonthOfReads> Months,
    IReadOnlyList<StudyFollowUp> FollowUps);

/// <summary>The author's view: numbers of readers, and what they said. Nobody's name but where they gave it.</summary>
public sealed class ReadReaders(TenantDoor door, TimeProvider clock)
{
    private const int Months = 12;

    public async Task<IReadOnlyList<StudyReaders>> LoadAsync(Actor actor, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        // What was ever published: its last published words give the title.
        var shown = await (
                from own in db.CaseStudies
                join revision in db.CaseStudyRevisions on own.Id equals revision.Study
                where revision.PublishedAt != null
                select new { own.Id, revision.Title, revision.State, revision.PublishedAt })
            .ToListAsync(cancellation);
        var ids = shown.Select(row => row.Id).Distinct().ToList();
        var reads = (await db.CaseStudyReads.AsNoTracking().Where(row => ids.Contains(row.Study)).ToListAsync(cancellation)).ToLookup(row => row.Study);
        var uses = await db.CaseStudyCountedUses.Where(row => ids.Contains(row.Study))
            .GroupBy(row => row.Study).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(row => row.Key, row => row.Count, cancellation);
        var said = (await db.CaseStudyFollowUps.AsNoTracking().Where(row => ids.Contains(row.Study))
            .OrderByDescending(row => row.NotedAt).ToListAsync(cancellation)).ToLookup(row => row.Study);
        return
        [
            .. from row in shown
               group row by row.Id into study
               let last = study.MaxBy(row => row.PublishedAt)!
               orderby last.PublishedAt descending
               select new StudyReaders(
                   study.Key, last.Title, study.Any(row => row.State == RevisionState.Published),
                   uses.GetValueOrDefault(study.Key), Sum(reads[study.Key], CaseStudyReaders.Members), Sum(reads[study.Key], CaseStudyReaders.Public),
                   MonthsOf(reads[study.Key]),
                   [.. said[study.Key].Select(each => new StudyFollowUp(each.OrganisationName, each.Note, each.NotedAt))]),
        ];
    }

    private IReadOnlyList<MonthOfReads> MonthsOf(IEnumerable<CaseStudyRead> reads)
    {
        var today = LondonTime.DateOf(clock.GetUtcNow());
        var first = new DateOnly(today.Year, today.Month, 1).AddMonths(1 - Months);
        return
        [
            .. from row in reads
               where row.Day >= first
               group row by new DateOnly(row.Day.Year, row.Day.Month, 1) into month
               orderby month.Key descending
               select new MonthOfReads(month.Key, Sum(month, CaseStudyReaders.Members), Sum(month, CaseStudyReaders.Public)),
        ];
    }

    private static int Sum(IEnumerable<CaseStudyRead> reads, CaseStudyReaders readers) =>
        reads.Where(row => row.Readers == readers).Sum(row => row.Reads);
}

/// <summary>What a reader said of some study, for the editors.</summary>
public sealed record EditorsFollowUp(Guid Study, string Title, StudyFollowUp Said);

public sealed record FollowUpsPage(IReadOnlyList<EditorsFollowUp> Lines, int All, Pagination Pages);

/// <summary>What readers said of all studies that are published, newest first.</summary>
public sealed class ReadFollowUps(TenantDoor door)
{
    private const int PerPage = 20;

    public async Task<FollowUpsPage> LoadAsync(Actor actor, int asked, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        var said =
            from follow in db.CaseStudyFollowUps
            join revision in db.PublishedStudiesHere() on follow.Study equals revision.Study
            select new { follow, revision.Title };
        var all = await said.CountAsync(cancellation);
        var (page, pages) = Pagination.Place(asked, all, PerPage);
        var lines = await said.OrderByDescending(row => row.follow.NotedAt).ThenBy(row => row.follow.Id)
            .Skip((page - 1) * PerPage).Take(PerPage)
            .Select(row => new EditorsFollowUp(row.follow.Study, row.Title, new StudyFollowUp(row.follow.OrganisationName, row.follow.Note, row.follow.NotedAt)))
            .ToListAsync(cancellation);
        return new FollowUpsPage(lines, all, new Pagination("What readers said", page, pages, number => $"/case-studies/follow-ups?page={number}"));
    }
}
