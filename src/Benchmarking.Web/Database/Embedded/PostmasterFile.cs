using System.Diagnostics;

namespace Benchmarking.Web.Database.Embedded;

/// <summary>PostgreSQL's own note of the server that runs on a cluster (postmaster.pid).</summary>
public sealed class PostmasterFile(string cluster)
{
    // Linux numbers processes up to 4,194,304: nobody has this one.
    private const string NobodysNumber = "2147483647";

    private readonly string path = Path.Combine(cluster, "postmaster.pid");

    public bool IsThere => File.Exists(path);

    /// <summary>The number in the file, whether or not that process still is a server.</summary>
    public int? ProcessId =>
        ReadLines() is [var first, ..] && int.TryParse(first, out var number) ? number : null;

    /// <summary>A server of this cluster lives. A number alone proves nothing: it may be a zombie's, or used again by another program.</summary>
    public bool ServerLives() => ProcessId is { } number && IsPostgres(number);

    /// <summary>
    /// Makes the file of a dead server harmless. Not by deleting it: PostgreSQL then could no longer see that
    /// processes of the dead server still hold its shared memory, and two servers would write the same files.
    /// </summary>
    public void DisownIfDead()
    {
        var lines = ReadLines();
        if (lines.Length == 0 || ServerLives())
            return;
        lines[0] = NobodysNumber;
        File.WriteAllText(path, string.Join('\n', lines));
    }

    private string[] ReadLines()
    {
        try
        {
            return File.ReadAllText(path).Split('\n');
        }
        catch (IOException)
        {
            return []; // gone between two looks: the server has just stopped
        }
    }

    private bool IsPostgres(int number)
    {
        if (OperatingSystem.IsLinux())
            return LinuxState(number) is { Name: "postgres", IsZombie: false } && WorksIn(number);
        try
        {
            using var process = Process.GetProcessById(number);
            return process.ProcessName == "postgres";
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static (string Name, bool IsZombie)? LinuxState(int number)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{number}/stat");
            var close = stat.LastIndexOf(')');
            return (stat[(stat.IndexOf('(') + 1)..close], stat[close + 2] is 'Z' or 'X');
        }
        catch (IOException)
        {
            return null;
        }
    }

    // A server stands in its own cluster. Where the system will not show that place, its name must do.
    private bool WorksIn(int number)
    {
        try
        {
            return File.ReadAllText($"/proc/{number}/cwd/postmaster.pid") == File.ReadAllText(path);
        }
        catch (UnauthorizedAccessException)
        {
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
