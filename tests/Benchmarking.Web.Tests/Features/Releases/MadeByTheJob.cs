using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tests.Platform.Mail;

namespace Benchmarking.Web.Tests.Features.Releases;

/// <summary>One world whose release, with profiles and case studies, the job made twice: discarded and asked for again.</summary>
public sealed class MadeByTheJob(PostgresFixture postgres) : IAsyncLifetime
{
    public const string Site = "https://benchmark.example.org";

    /// <summary>Bytes of every file by name.</summary>
    public IReadOnlyDictionary<string, byte[]> First { get; private set; } = new Dictionary<string, byte[]>();

    public IReadOnlyDictionary<string, byte[]> Second { get; private set; } = new Dictionary<string, byte[]>();

    public async ValueTask InitializeAsync()
    {
        await using var ground = await ReleaseGround.MakeAsync(postgres, members: 20);
        ground.Address = SetAddress.Of(Site + "/");
        First = await FilesAsync(ground);
        await ground.Consortium.RunAsync("update releases set state = 'discarded', withdrawn_at = now(), withdrawn_by = made_by");
        Second = await FilesAsync(ground);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static async Task<IReadOnlyDictionary<string, byte[]>> FilesAsync(ReleaseGround ground)
    {
        var release = await ground.MakeAsync(one => (one.Records, one.Open, one.Licence, one.CaseStudies) = (ReleaseRecords.Clusters, false, "restricted", true));
        Assert.Equal((ReleaseState.Ready, release.Message), (release.State, release.Message));
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var file in await ground.FilesAsync(release))
            files.Add(file.Name, await ground.StoredAsync(file.Sha256));
        return files;
    }
}
