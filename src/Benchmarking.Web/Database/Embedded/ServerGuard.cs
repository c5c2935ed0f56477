using System.Diagnostics;

namespace Benchmarking.Web.Database.Embedded;

/// <summary>
/// A small process that stops the server when the site is gone, however the site ended: the system closes the pipe
/// between the two when the site dies, and the guard waits for nothing else.
/// </summary>
public sealed class ServerGuard : IAsyncDisposable
{
    // Ctrl+C reaches the guard too and must not end it early. The number is compared so that a guard woken late
    // never stops the server of the site's next start.
    private const string Script =
        """
        exec >/dev/null 2>&1
        trap "" INT HUP TERM QUIT
        read ignored
        read number < "$2/postmaster.pid" && [ "$number" = "$1" ] && exec "$0" stop -w -t 120 -m fast -D "$2"
        """;

    private readonly Process process;

    private ServerGuard(Process process) => this.process = process;

    public int ProcessId => process.Id;

    /// <summary>Nothing on Windows, which has no such shell: there the next start stops what a killed site left behind.</summary>
    public static ServerGuard? Over(DataFolder folder, PostgresBinaries binaries, ServerAccount account)
    {
        if (OperatingSystem.IsWindows())
            return null;
        var server = new PostmasterFile(folder.Cluster).ProcessId?.ToString() ?? "";
        var start = ProgramRun.StartOf(account.Command("sh", "-c", Script, binaries.Control, server, folder.Cluster));
        return new ServerGuard(Process.Start(start)!);
    }

    /// <summary>Lets go of the server, and waits until it has stopped.</summary>
    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
