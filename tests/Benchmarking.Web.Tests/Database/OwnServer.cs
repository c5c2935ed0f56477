using Benchmarking.Web.Database;
using Microsoft.Extensions.Logging.Abstractions;

namespace Benchmarking.Web.Tests.Database;

/// <summary>A server for one test that starts, breaks or stops it.</summary>
public sealed class OwnServer : IAsyncDisposable
{
    private readonly TemporaryFolder folder;

    private OwnServer(TemporaryFolder folder, EmbeddedPostgres postgres) => (this.folder, Postgres) = (folder, postgres);

    public EmbeddedPostgres Postgres { get; }

    public static async Task<OwnServer> StartAsync()
    {
        var folder = new TemporaryFolder();
        return new OwnServer(folder, await StartInAsync(folder.Path));
    }

    public static Task<EmbeddedPostgres> StartInAsync(string folder) =>
        EmbeddedPostgres.StartAsync(PostgresFixture.Binaries, folder, NullLogger.Instance, TestContext.Current.CancellationToken, durable: false);

    public async ValueTask DisposeAsync()
    {
        await Postgres.DisposeAsync();
        folder.Dispose();
    }
}
