using System.ComponentModel;
using System.Diagnostics;

namespace Benchmarking.Web.Database.Embedded;

/// <summary>What a program said and how it ended.</summary>
public sealed record ProgramRun(int ExitCode, string Output)
{
    /// <summary>The exit code of a program that is not there (as shells have it).</summary>
    public const int NotFound = 127;

    /// <summary>The last line that says something: where these programs put the reason.</summary>
    public string LastLine => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault() ?? "no reason given";

    public static async Task<ProgramRun> OfAsync(IReadOnlyList<string> command, CancellationToken cancellation)
    {
        try
        {
            using var process = Process.Start(StartOf(command))!;
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(cancellation);
            var errors = process.StandardError.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            return new ProgramRun(process.ExitCode, await output + await errors);
        }
        catch (Win32Exception absent)
        {
            return new ProgramRun(NotFound, absent.Message);
        }
    }

    /// <summary>Pipes for all three streams, a root folder anyone may stand in, and none of the caller's PostgreSQL settings.</summary>
    public static ProcessStartInfo StartOf(IReadOnlyList<string> command)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = Path.GetPathRoot(AppContext.BaseDirectory),
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        start.Environment["LC_ALL"] = "C";
        return start;
    }
}
