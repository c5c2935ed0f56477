using System.Text.RegularExpressions;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.CaseStudies.Reading;

/// <summary>
/// Counts that a study was looked at: once a visit, not by programs that say that they are programs, not by browsers that
/// fetch ahead, and not by the author's own organisation. What is kept is a number for the day.
/// </summary>
public sealed partial class CountLook(TenantDoor door, RecentLooks recent, TimeProvider clock)
{
    public async Task HandleAsync(HttpContext http, ReadStudyPage page, CancellationToken cancellation)
    {
        var actor = http.ActorOrNull();
        var browser = http.Request.Headers.UserAgent.ToString();
        // The consortium's administrator in a look at a member's pages is no reader of theirs, and can write nothing.
        if (actor?.Look is not null || page.IsOwn || IsProgram(browser) || IsFetchedAhead(http.Request))
            return;
        var reader = actor is null ? $"{http.Connection.RemoteIpAddress} {browser}" : actor.UserId.ToString();
        if (!recent.IsFirst(page.Revision.Study, reader))
            return;

        await using var transaction = await door.OpenForAnybodyAsync(actor, cancellation);
        var readers = actor?.OrganisationId is null ? CaseStudyReaders.Public : CaseStudyReaders.Members;
        await AddAsync(transaction.Db, page.Revision.Study, LondonTime.DateOf(clock.GetUtcNow()), readers, cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>One look more on that day.</summary>
    public static async Task AddAsync(BenchmarkingDb db, Guid study, DateOnly day, CaseStudyReaders readers, CancellationToken cancellation)
    {
        var word = SnakeCase.Of($"{readers}");
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into case_study_reads (study, day, readers, reads) values ({study}, {day}, {word}, 1)
            on conflict (study, day, readers) do update set reads = case_study_reads.reads + 1
            """, cancellation);
    }

    /// <summary>One that says nothing of itself is no browser either.</summary>
    private static bool IsProgram(string browser) => browser.Length == 0 || Programs().IsMatch(browser);

    private static bool IsFetchedAhead(HttpRequest request) =>
        HttpMethods.IsHead(request.Method)
        || request.Headers["Sec-Purpose"].ToString().Contains("prefetch", StringComparison.OrdinalIgnoreCase)
        || request.Headers["Purpose"].ToString().Contains("prefetch", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"bot\b|crawl|spider|slurp|preview|facebookexternalhit|monitor|curl|wget|python|java/|go-http|okhttp|headless|feed", RegexOptions.IgnoreCase)]
    private static partial Regex Programs();
}
