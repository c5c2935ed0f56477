namespace Benchmarking.Web.Features.Releases.Files;

/// <summary>A file of a release on disk, before it is stored.</summary>
/// <param name="Encoded">The same bytes compressed by gzip; null where that gains nothing.</param>
public sealed record MadeFile(string Name, string MediaType, string Description, string Sha256, Stream Content, Stream? Encoded) : IAsyncDisposable
{
    /// <summary>The table in it; null for other files.</summary>
    public ReleaseTable? Table { get; init; }

    public async ValueTask DisposeAsync()
    {
        await Content.DisposeAsync();
        if (Encoded is not null)
            await Encoded.DisposeAsync();
    }
}

/// <summary>Every file of a release, in the order in which they are listed; gone once disposed.</summary>
public sealed class MadeFiles(IReadOnlyList<MadeFile> all) : IAsyncDisposable
{
    public IReadOnlyList<MadeFile> All => all;

    public async ValueTask DisposeAsync()
    {
        foreach (var file in all)
            await file.DisposeAsync();
    }
}
