using System.Diagnostics;
using Benchmarking.Web.Database.Embedded;
using Npgsql;

namespace Benchmarking.Web.Database;

/// <summary>
/// A PostgreSQL server of the site's own, in a folder: made at the first start, stopped with the site, recovered after
/// whatever ended the site. Reachable from this machine only, with passwords kept beside it.
/// </summary>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    public const string Superuser = "postgres";

    private readonly DataFolder folder;
    private readonly ServerStart server;
    private readonly ServerGuard? guard;
    private bool disposed;

    private EmbeddedPostgres(DataFolder folder, DatabasePasswords passwords, ServerStart server, ServerGuard? guard, int port)
    {
        (this.folder, Passwords, this.server, this.guard, Port) = (folder, passwords, server, guard, port);
        ServerProcessId = new PostmasterFile(folder.Cluster).ProcessId;
    }

    public int Port { get; }

    public DatabasePasswords Passwords { get; }

    public int? ServerProcessId { get; }

    public int? GuardProcessId => guard?.ProcessId;

    public string SuperuserConnectionString => ConnectionString("postgres", Superuser, Passwords.Superuser);

    /// <param name="binariesFolder">As <see cref="PostgresBinaries.Find"/> gives it.</param>
    /// <param name="dataFolder">Locked while the server runs: a second site on it is refused.</param>
    /// <param name="logger">Told once, when the server is there.</param>
    /// <param name="cancellation">Leaves the folder in a state from which the next start goes on.</param>
    /// <param name="durable">False for tests only: faster, and a power cut may lose the folder.</param>
    public static async Task<EmbeddedPostgres> StartAsync(
        string binariesFolder, string dataFolder, ILogger logger, CancellationToken cancellation, bool durable = true)
    {
        var clock = Stopwatch.StartNew();
        var binaries = PostgresBinaries.In(binariesFolder);
        var folder = DataFolder.Open(dataFolder);
        try
        {
            var passwords = DatabasePasswords.ReadOrMake(folder);
            var account = await ServerAccount.ChooseAsync(binaries, folder, cancellation);
            await ClusterInitialisation.EnsureAsync(folder, binaries, account, passwords.Superuser, durable, cancellation);
            var server = new ServerStart(folder, binaries, account);
            var port = await server.StartAsync(durable, cancellation);
            var guard = ServerGuard.Over(folder, binaries, account);
            logger.LogInformation("PostgreSQL runs on port {Port} in {Folder} after {Milliseconds} ms.", port, folder.Cluster, clock.ElapsedMilliseconds);
            return new EmbeddedPostgres(folder, passwords, server, guard, port);
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    public string ConnectionString(string database, string user, string password) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = Port,
            Database = database,
            Username = user,
            Password = password,
            SslMode = SslMode.Disable,
            GssEncryptionMode = GssEncryptionMode.Disable,
        }.ConnectionString;

    public async ValueTask DisposeAsync()
    {
        if (disposed)
            return;
        disposed = true;
        if (guard is not null)
            await guard.DisposeAsync();
        if (new PostmasterFile(folder.Cluster).ServerLives())
            await server.StopAsync(CancellationToken.None);
        folder.Dispose();
    }
}
