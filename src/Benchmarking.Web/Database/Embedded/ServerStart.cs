using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Benchmarking.Web.Platform;

namespace Benchmarking.Web.Database.Embedded;

/// <summary>Starts and stops the server of a cluster, on a free port of the loopback address.</summary>
public sealed class ServerStart(DataFolder folder, PostgresBinaries binaries, ServerAccount account)
{
    private const int PortsTried = 5;
    private const long LogKept = 5_000_000;
    private static readonly TimeSpan PatienceWithLeftovers = TimeSpan.FromSeconds(30);

    private readonly PostmasterFile note = new(folder.Cluster);

    private string Log => Path.Combine(folder.Cluster, "server.log");

    /// <summary>Starts the server and says on which port. A server that a killed site left behind is stopped first.</summary>
    public async Task<int> StartAsync(bool durable, CancellationToken cancellation)
    {
        if (note.ServerLives())
            await StopAsync(cancellation);
        note.DisownIfDead();
        if (File.Exists(Log) && new FileInfo(Log).Length > LogKept)
            File.Delete(Log);

        var waited = Stopwatch.StartNew();
        for (var ports = 0; ;)
        {
            var port = FreePort();
            var (started, said) = await TryAsync(port, durable, cancellation);
            if (started)
                return port;
            if (said.Contains("shared memory block", StringComparison.Ordinal) && waited.Elapsed < PatienceWithLeftovers)
                await Task.Delay(200, cancellation); // processes of a killed server are still ending
            else if (!said.Contains("could not bind", StringComparison.Ordinal) || ++ports == PortsTried)
                throw new StartRefused(Sentence(said));
        }
    }

    /// <summary>Stops the server, if it still runs: connections are ended, everything committed is kept.</summary>
    public async Task StopAsync(CancellationToken cancellation)
    {
        var stopped = await account.RunAsync(cancellation, binaries.Control, "stop", "-w", "-t", "120", "-m", "fast", "-D", folder.Cluster);
        if (stopped.ExitCode != 0 && note.ServerLives())
            throw new StartRefused($"The database server in {folder.Cluster} (process {note.ProcessId}) does not stop ({stopped.LastLine}): end that process, then start the site again.");
    }

    private async Task<(bool Started, string Said)> TryAsync(int port, bool durable, CancellationToken cancellation)
    {
        var already = File.Exists(Log) ? new FileInfo(Log).Length : 0;
        // Without -l the server would inherit our pipe, and reading pg_ctl's answer would never end.
        var run = await account.RunAsync(
            cancellation, binaries.Control, "start", "-w", "-t", "120", "-D", folder.Cluster, "-l", Log, "-o", Options(port, durable));
        return (run.ExitCode == 0, run.ExitCode == 0 ? "" : run.Output + await SaidSinceAsync(already, cancellation));
    }

    // Loopback and passwords are one way for every system; the path of a socket in a deep folder would be too long.
    private static string Options(int port, bool durable) =>
        $"-h 127.0.0.1 -p {port} -c unix_socket_directories= -c timezone=UTC -c log_timezone=UTC"
        + (durable ? "" : " -c fsync=off -c full_page_writes=off");

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task<string> SaidSinceAsync(long position, CancellationToken cancellation)
    {
        if (!File.Exists(Log))
            return "";
        await using var log = new FileStream(Log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        log.Position = position;
        using var reader = new StreamReader(log);
        return await reader.ReadToEndAsync(cancellation);
    }

    private string Sentence(string said)
    {
        var reason = said.Split('\n').LastOrDefault(line => line.Contains("FATAL:", StringComparison.Ordinal) || line.Contains("PANIC:", StringComparison.Ordinal))
            ?? said.Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault() ?? "no reason given";
        return $"The database in {folder.FullPath} does not start: {reason.Trim()} (more in {Log})";
    }
}
