using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Benchmarking.Performance.Timing;

namespace Benchmarking.Performance.Aggregation;

/// <summary>DuckDB in a Node.js process of its own; see duckdb/aggregate.mjs.</summary>
internal sealed class DuckDb : IDisposable
{
    private readonly Process node;
    private readonly string results;

    private DuckDb(Process node, string results) => (this.node, this.results) = (node, results);

    /// <summary>What Node.js's process took at most, in megabytes; known after the results were read.</summary>
    public double PeakMegabytes { get; private set; }

    /// <summary>Fetches DuckDB as the lock file says; a second time it comes from npm's own cache.</summary>
    public static async Task<string> FetchAsync(WorkFolder work, CancellationToken cancellation)
    {
        var folder = Directory.CreateDirectory(work["duckdb"]).FullName;
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "duckdb")))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        var npm = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";
        using var fetching = Process.Start(new ProcessStartInfo(npm, ["ci", "--ignore-scripts", "--silent"]) { WorkingDirectory = folder })!;
        await fetching.WaitForExitAsync(cancellation);
        return fetching.ExitCode == 0 ? folder : throw new InvalidOperationException("npm could not fetch DuckDB.");
    }

    public static async Task<DuckDb> StartAsync(string folder, GeneratedFigures figures)
    {
        var (rows, members) = (Path.Combine(folder, "figures.csv"), Path.Combine(folder, "members.csv"));
        var results = Path.Combine(folder, "results.csv");
        await File.WriteAllLinesAsync(rows, ["organisation,metric,period,value", .. figures.Rows().Select(row =>
            string.Create(CultureInfo.InvariantCulture, $"{row.Organisation},{row.Metric},{row.Period},{row.Value}"))]);
        await File.WriteAllLinesAsync(members, ["organisation,peers", .. figures.MemberRows().Select(row =>
            string.Create(CultureInfo.InvariantCulture, $"{row.Organisation},{row.Group}"))]);

        var node = Process.Start(new ProcessStartInfo("node", [
            "aggregate.mjs", rows, members, results, Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture),
            string.Join(", ", GeneratedFigures.Probabilities)])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var duck = new DuckDb(node, results);
        await duck.TellAsync("load");
        return duck;
    }

    public async Task<Took> RunAsync()
    {
        var answer = await TellAsync("run");
        return new Took(
            TimeSpan.FromMilliseconds(answer.GetProperty("milliseconds").GetDouble()),
            TimeSpan.FromMilliseconds(answer.GetProperty("processor").GetDouble()));
    }

    public async Task<List<ResultRow>> ResultsAsync()
    {
        PeakMegabytes = (await TellAsync("write")).GetProperty("peakKilobytes").GetDouble() / 1024;
        return [.. File.ReadLines(results).Select(Read)];
    }

    public void Dispose()
    {
        node.StandardInput.Close();
        node.WaitForExit();
        node.Dispose();
    }

    private static ResultRow Read(string line)
    {
        var parts = line.Split(',');
        double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
        int Whole(int part) => int.Parse(parts[part], CultureInfo.InvariantCulture);
        return new ResultRow(
            Whole(0), Whole(1), Whole(2), Whole(3), Number(parts[4]), [.. parts[5].Split(';').Select(Number)]);
    }

    private async Task<JsonElement> TellAsync(string command)
    {
        await node.StandardInput.WriteLineAsync(command);
        await node.StandardInput.FlushAsync();
        var answer = await node.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException("DuckDB's process ended; its reason stands above.");
        return JsonDocument.Parse(answer).RootElement.Clone();
    }
}
