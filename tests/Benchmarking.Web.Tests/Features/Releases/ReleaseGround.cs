using Benchmarking.Engine.Attacks;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Collections;
using Benchmarking.Web.Features.Releases.Making;
using Benchmarking.Web.Features.Releases.Store;
using Benchmarking.Web.Platform.Mail;
using Benchmarking.Web.Tests.Features.Jobs;
using Benchmarking.Web.Tests.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Tests.Features.Releases;

/// <summary>A consortium with published quarters, and releases made from them.</summary>
public sealed class ReleaseGround : IAsyncDisposable
{
    private ReleaseGround(Consortium consortium) => Consortium = consortium;

    public Consortium Consortium { get; }

    /// <summary>The site's address; guessed until a test sets it.</summary>
    public SiteAddress Address { get; set; } = SetAddress.Of(null);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <param name="spread">How far apart neighbouring members' figures are.</param>
    public static async Task<ReleaseGround> MakeAsync(PostgresFixture postgres, int members, decimal spread = 3)
    {
        var ground = new ReleaseGround(await Consortium.MakeAsync(postgres, members));
        await ground.PublishAsync("2026-Q1", at => 20 + (spread * at % 60));
        return ground;
    }

    /// <summary>Signs a quarter off for every member and publishes it as provisional.</summary>
    public async Task PublishAsync(string period, Func<int, decimal> listened)
    {
        var collection = await Consortium.AddCollectionAsync(period, "closed");
        for (var at = 0; at < Consortium.Members.Count; at++)
            await Consortium.SignAsync(Consortium.Members[at], collection, listened(at), 1 + (at * 7 % 23));
        var job = await Consortium.QueueAsync(JobKind.PublishCollection, collection);
        await Consortium.Runner(new PublishCollection(Consortium.Clock, [])).DoNextAsync(Cancel);
        Assert.Equal(JobState.Done, (await Consortium.JobAsync(job.Id)).State);
    }

    public async Task<Release> AskAsync(Action<Release>? change = null, params int[] publications)
    {
        var release = new Release
        {
            Title = "Involvement benchmarks",
            Summary = "Medians and quartiles of resident involvement.",
            Licence = "cc-by-4.0",
            Open = true,
            Publications = publications.Length == 0 ? [1] : publications,
            State = ReleaseState.Building,
            MadeAt = Consortium.Clock.GetUtcNow(),
            MadeBy = Consortium.Admin.UserId,
        };
        change?.Invoke(release);
        await using var transaction = await Consortium.Door.OpenAsync(Consortium.Admin, Cancel);
        transaction.Db.Releases.Add(release);
        await transaction.CommitAsync(Cancel);
        return release;
    }

    /// <summary>Asks and lets the worker make it.</summary>
    public async Task<Release> MakeAsync(Action<Release>? change = null, params int[] publications) =>
        await WorkAsync(await AskAsync(change, publications), []);

    public async Task<Release> WorkAsync(Release release, IReadOnlyList<IAttack> attacks)
    {
        var job = await Consortium.QueueAsync(JobKind.MakeRelease, release.Id, release.Title);
        await Consortium.Runner(new MakeRelease(Consortium.Clock, attacks, Consortium.Door, Address)).DoNextAsync(Cancel);
        var done = await Consortium.JobAsync(job.Id);
        Assert.Equal((JobState.Done, done.Message), (done.State, done.Message));
        return await ReadAsync(release.Id);
    }

    public async Task PublishAsync(Release release) => await Consortium.RunAsync(
        $"update releases set state = 'published', approved_at = now(), approved_by = gen_random_uuid(), published_at = now() where id = '{release.Id}'");

    public async Task<Release> ReadAsync(Guid id)
    {
        await using var transaction = await Consortium.Door.OpenAsync(Consortium.Admin, Cancel);
        return await transaction.Db.Releases.AsNoTracking().SingleAsync(row => row.Id == id, Cancel);
    }

    public async Task<ReleaseReportContent> ReportAsync(Release release) => ReleaseReportContent.Parse(
        await Consortium.AskAsync<string>($"select report::text from release_reports where release_id = '{release.Id}'"));

    public async Task<IReadOnlyList<ReleaseFile>> FilesAsync(Release release)
    {
        await using var transaction = await Consortium.Door.OpenAsync(Consortium.Admin, Cancel);
        return await transaction.Db.ReleaseFiles.AsNoTracking().Where(row => row.ReleaseId == release.Id).OrderBy(row => row.Position).ToListAsync(Cancel);
    }

    public async Task<byte[]> BytesAsync(Release release, string name)
    {
        var file = (await FilesAsync(release)).Single(one => one.Name == name);
        return await StoredAsync(file.Sha256);
    }

    public async Task<byte[]> StoredAsync(string sha256)
    {
        await using var stream = (await ReadStored.OpenAsync(stop => Consortium.Door.OpenAsync(Consortium.Admin, stop), sha256, Cancel))!;
        using var memory = new MemoryStream();
        await stream.CopyToAsync(memory, Cancel);
        return memory.ToArray();
    }

    public async Task<EarlierTable> TableAsync(Release release, string name) =>
        EarlierTable.Read(name, new MemoryStream(await BytesAsync(release, name)));

    public ValueTask DisposeAsync() => Consortium.DisposeAsync();
}
