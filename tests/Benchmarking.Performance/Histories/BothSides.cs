using System.Diagnostics;
using System.Globalization;
using Benchmarking.Performance.Timing;
using Npgsql;

namespace Benchmarking.Performance.Histories;

/// <summary>
/// Times work of which the larger part is done by PostgreSQL: by the clock, and the processor time of this process and
/// of the one server process together. On Linux; elsewhere the server's share is missing.
/// </summary>
internal static class BothSides
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    /// <param name="run">Does the work, and says which connection it uses before it begins.</param>
    public static async Task<Took> TimeAsync(Func<Func<NpgsqlConnection, Task>, Task> run)
    {
        var (server, atFirst) = (0, TimeSpan.Zero);
        var (clock, own) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        await run(async connection =>
        {
            await using var ask = new NpgsqlCommand("select pg_backend_pid()", connection);
            server = (int)(await ask.ExecuteScalarAsync())!;
            atFirst = OfServer(server);
        });
        return new Took(clock.Elapsed, Environment.CpuUsage.TotalTime - own + (OfServer(server) - atFirst));
    }

    private static TimeSpan OfServer(int process)
    {
        var file = $"/proc/{process}/stat";
        if (!File.Exists(file)) return TimeSpan.Zero;
        // After the name in brackets the 12th and 13th fields are user and system time.
        var fields = File.ReadAllText(file).Split(") ")[^1].Split(' ');
        return (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) * Tick;
    }
}
