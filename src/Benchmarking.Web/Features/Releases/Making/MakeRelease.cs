using Benchmarking.Engine;
using Benchmarking.Engine.Attacks;
using Benchmarking.Engine.Disclosure;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Collections;
using Benchmarking.Web.Features.Releases.Files;
using Benchmarking.Web.Features.Releases.Store;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Platform.Jobs;
using Benchmarking.Web.Platform.Mail;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Releases.Making;

/// <summary>
/// Makes a research release from publications: its tables, its files, its version, and the report by which a second person
/// decides. What an attack succeeds against, or what names somebody, is refused with that report, and nothing of it is kept.
/// </summary>
/// <param name="attacks">Tried on what it shows; one that succeeds stops it.</param>
/// <param name="door">Opened for the names of members, which the engine's login may not read and which figures never meet.</param>
/// <param name="address">For the citation, where somebody has set it.</param>
public sealed class MakeRelease(TimeProvider clock, IEnumerable<IAttack> attacks, TenantDoor door, SiteAddress address) : IJobWork
{
    public JobKind Kind => JobKind.MakeRelease;

    public async Task<JobResult> RunAsync(
        ConsortiumJob job, EngineTransaction engine, IJobProgress progress, CancellationToken cancellation)
    {
        var db = engine.Db;
        var release = await db.Releases.AsNoTracking().SingleOrDefaultAsync(row => row.Id == job.Subject, cancellation);
        if (release is not { State: ReleaseState.Building })
            return new JobResult.Done("Nothing was made: the release was given up already.");

        await progress.ReportAsync("Reading publications");
        // Held until the commit: no publication comes between what is read and what enters the ledger.
        var number = await db.NextNumberAsync(cancellation) - 1;
        var now = clock.GetUtcNow();
        if (await ReleaseSource.FindAsync(db, release.Publications, cancellation) is not { } source)
            return await RefuseAsync(engine, release, now, "One of the publications that it was asked to be made from is not there.", null, cancellation);

        var ledger = await db.ReadLedgerAsync(cancellation);
        var key = await db.PublisherKeyAsync(cancellation);
        var scope = release.Records == ReleaseRecords.None ? null : await ResearchScope.FindAsync(db, release, source.Publications, ledger, cancellation);
        var research = scope is null
            ? null
            : await new ResearchRecords(db, scope, ledger, key, number, now, progress).MakeAsync(release.Records == ReleaseRecords.Records, cancellation);
        if (research is null && release.Records != ReleaseRecords.None)
            return await RefuseAsync(engine, release, now, NoRecords, null, cancellation);

        List<ReleaseTable> data = [.. source.Tables];
        if (research is not null)
            data.Add(research.Table);
        if (release.CaseStudies)
            data.Add(await CaseStudiesTable.ReadAsync(db, cancellation));
        var tables = CodebookTable.AddTo(data);
        var earlier = await EarlierRelease.ReadAsync(db, release.Series, cancellation);
        var changes = await earlier.ChangesAsync(db, release, tables, cancellation);
        if (changes.IsNothing)
            return await RefuseAsync(engine, release, now, $"Nothing in it is new: it would be version {earlier.Last!.Version} again.", null, cancellation);

        await progress.ReportAsync("Writing its files");
        var version = changes.Next(earlier.Highest);
        var content = Content(release, version, now, source, research, changes, tables);
        await using var files = await WriteFiles.WriteAsync(content, cancellation);
        var report = await ReportAsync(db, source, research, scope, ledger, key, files, progress, cancellation);
        if (!report.Passed)
            return await RefuseAsync(engine, release, now, Stopped(report), report, cancellation);

        await progress.ReportAsync("Storing its files");
        foreach (var (file, place) in files.All.Select((file, place) => (file, place)))
            db.ReleaseFiles.Add(await StoredAsync(db, release, file, place + 1, cancellation));
        if (research is not null)
            db.AddToLedger(release.Id, research.Entries, research.Inputs, ledger);
        return await ReadyAsync(engine, release, content, version, research, report, files.All.Count, now, cancellation);
    }

    private const string NoRecords =
        "Records and profiles need returns of at least five organisations in one year, of figures that have a protection radius, and have to pass the audit with everything shown before. None of these publications has any of which something could be shown. Ask for the release without them.";

    /// <summary>Where releases are found; null where nobody has said so.</summary>
    private string? Site => address.IsGuessed ? null : address.Base;

    private ReleaseContent Content(
        Release release, (int Major, int Minor, int Patch) version, DateTimeOffset now, ReleaseSource source, ResearchOutcome? research,
        ReleaseChanges changes, IReadOnlyList<ReleaseTable> tables)
    {
        var number = $"{version.Major}.{version.Minor}.{version.Patch}";
        var licence = Licence.Of(release.Licence);
        var day = LondonTime.DateOf(now);
        return new ReleaseContent(
            release.Series, number, release.Title, release.Summary, licence, release.Open, day,
            Citation.Of(release.Series, release.Title, number, day.Year, licence, Site),
            MethodText.Of(release.Title, number, source, research, release.CaseStudies),
            changes,
            [.. source.Publications.Select(one => one.Source).Distinct()],
            tables);
    }

    private async Task<ReleaseReportContent> ReportAsync(
        BenchmarkingDb db, ReleaseSource source, ResearchOutcome? research, ResearchScope? scope, Ledger ledger, byte[] key, MadeFiles files,
        IJobProgress progress, CancellationToken cancellation)
    {
        var known = await KnownAsync(db, source, scope, ledger, cancellation);
        var shown = research is null ? ledger : ledger.With(research.Entries, research.Inputs);
        var outcomes = await new ReleaseAttacks(db, [.. attacks], shown, known, key, research?.Extract is { } extract ? [extract] : [])
            .RunAsync(source.Publications, progress, cancellation);
        await progress.ReportAsync("Looking for names in its files");
        var texts = TextCheck.Check(files, await NamesAsync(cancellation), Public(files), Site is { } site ? new Uri(site).Host : null);
        return new ReleaseReportContent(
            texts.Found.Count == 0 && !outcomes.Any(attack => attack.Succeeded), [.. source.Cells.Select(StatusCount.Of)], outcomes, texts, research?.Report);
    }

    private static async Task<IReadOnlyList<Observation>> KnownAsync(
        BenchmarkingDb db, ReleaseSource source, ResearchScope? scope, Ledger ledger, CancellationToken cancellation)
    {
        var known = new List<Observation>(scope?.Known ?? []);
        var periods = source.Publications.Where(row => row.CollectionId is not null).Select(row => Period.Parse(row.Period)).Distinct();
        foreach (var period in periods)
            known.AddRange(await db.ReadEarlierAsync(period, ledger, cancellation));
        return known;
    }

    private async Task<IReadOnlyList<string>> NamesAsync(CancellationToken cancellation)
    {
        await using var transaction = await door.OpenPublicAsync(cancellation);
        var members = await transaction.Db.Organisations.Select(row => new { row.Name, row.ShortName }).ToListAsync(cancellation);
        return [.. members.SelectMany(row => new[] { row.Name, row.ShortName })];
    }

    /// <summary>What everybody could read before: definitions of metrics, and case studies that are published to everyone.</summary>
    private static IEnumerable<string> Public(MadeFiles files) => files.All.Select(file => file.Table)
        .Where(table => table?.Name is MetricsTable.Name or CaseStudiesTable.Name).SelectMany(table => table!.Rows.SelectMany(row => row.OfType<string>()));

    private static string Stopped(ReleaseReportContent report)
    {
        var succeeded = report.Attacks.Where(attack => attack.Succeeded).Select(attack => $"{attack.Id}, {attack.Name}").ToList();
        var found = report.Texts.Found.DistinctBy(one => one.Passage).Select(one => $"“{one.Passage}” in {one.File}: {one.Kind}").ToList();
        return "Nothing was made. " + (succeeded.Count > 0
                ? $"An attack tried on it came too close to a member’s figure ({string.Join("; ", succeeded)}). Choose fewer publications, or leave records out. "
                : "")
            + (found.Count > 0 ? $"A text tells of somebody ({string.Join("; ", found.Take(3))}). Word title and summary without it." : "");
    }

    private static async Task<ReleaseFile> StoredAsync(BenchmarkingDb db, Release release, MadeFile file, int position, CancellationToken cancellation)
    {
        var (sha, bytes) = await db.StoreAsync(file.Content, cancellation);
        var profile = file.Table is { } table ? TableProfile.Of(table) : null;
        if (profile is not null)
            db.ReleasePreviews.Add(new ReleasePreview { ReleaseId = release.Id, Name = file.Name, Profile = profile.ToJson() });
        return new ReleaseFile
        {
            ReleaseId = release.Id,
            Name = file.Name,
            Position = position,
            MediaType = file.MediaType,
            Sha256 = sha,
            EncodedSha256 = file.Encoded is { } encoded ? (await db.StoreAsync(encoded, cancellation)).Sha256 : null,
            Bytes = bytes,
            Rows = file.Table?.Rows.Count,
            Description = file.Description,
            Profile = profile?.WithoutContent().ToJson(),
        };
    }

    private static async Task<JobResult> ReadyAsync(
        EngineTransaction engine, Release release, ReleaseContent content, (int Major, int Minor, int Patch) version, ResearchOutcome? research,
        ReleaseReportContent report, int files, DateTimeOffset now, CancellationToken cancellation)
    {
        var message = $"Version {content.Version} is ready: {files} files, {FigureText.Number(content.Tables[0].Rows.Count)} cells. Somebody other than who asked for it decides whether it is published.";
        engine.Db.ReleaseReports.Add(new ReleaseReport { ReleaseId = release.Id, Report = report.ToJson() });
        engine.Audit(now, "made release", $"release {release.Series} {content.Version}", message);
        await engine.Db.SaveChangesAsync(cancellation);
        var (kind, changes) = (research?.Kind ?? ReleaseRecords.None, content.Changes.ToJson());
        await engine.Db.Releases.Where(row => row.Id == release.Id).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, ReleaseState.Ready)
                .SetProperty(row => row.Major, version.Major).SetProperty(row => row.Minor, version.Minor).SetProperty(row => row.Patch, version.Patch)
                .SetProperty(row => row.Records, kind).SetProperty(row => row.Changes, changes).SetProperty(row => row.Citation, content.Citation)
                .SetProperty(row => row.Method, content.Method).SetProperty(row => row.Message, message),
            cancellation);
        return new JobResult.Done(message);
    }

    /// <summary>The release stays, with why nothing came of it; what was begun does not.</summary>
    private static async Task<JobResult> RefuseAsync(
        EngineTransaction engine, Release release, DateTimeOffset now, string why, ReleaseReportContent? report, CancellationToken cancellation)
    {
        engine.Db.ChangeTracker.Clear();
        if (report is not null)
            engine.Db.ReleaseReports.Add(new ReleaseReport { ReleaseId = release.Id, Report = report.ToJson() });
        engine.Audit(now, "refused release", $"release {release.Id}", why);
        await engine.Db.SaveChangesAsync(cancellation);
        await engine.Db.Releases.Where(row => row.Id == release.Id).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, ReleaseState.Refused).SetProperty(row => row.Message, why), cancellation);
        return new JobResult.Done(why);
    }
}
