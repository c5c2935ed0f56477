using System.Diagnostics;
using Benchmarking.Performance.Timing;

namespace Benchmarking.Performance.Uploads;

/// <summary>
/// Reading 50,000 rows of 10 columns: our reader with all its limits against the plainest one, for workbooks and for
/// CSV, in turn in one run; and the peak memory of each in a process of its own.
/// </summary>
internal static class UploadComparison
{
    private const string ReaderSetting = "BENCHMARKING_UPLOAD_READER";
    private const string FileSetting = "BENCHMARKING_UPLOAD_FILE";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private static readonly (string Name, string File, Func<byte[], Sums> Read)[] Contenders =
    [
        ("unzip + XmlReader", "xlsx", Readers.PlainXml),
        ("ours, workbook", "xlsx", Readers.Ours),
        ("CsvHelper", "csv", Readers.PlainCsv),
        ("ours, CSV", "csv", Readers.Ours),
    ];

    public static async Task RunAsync(Options options, CancellationToken cancellation)
    {
        if (Environment.GetEnvironmentVariable(ReaderSetting) is { } reader)
        {
            ReadOnce(reader);
            return;
        }

        var files = new Dictionary<string, byte[]> { ["xlsx"] = GeneratedTable.Workbook(), ["csv"] = GeneratedTable.Csv() };
        CheckAlike(files);
        var contest = new Contest(options.Rounds, Patience);
        var timed = Contenders.Select(one => (one.Name, one.File, Contender: contest.Add(one.Name, () => Task.FromResult(one.Read(files[one.File]))))).ToList();
        await contest.RunAsync(cancellation);

        using var folder = new WorkFolder();
        Console.WriteLine($"{GeneratedTable.Rows:N0} rows of {GeneratedTable.Columns} columns, workbook {files["xlsx"].Length:N0} bytes, CSV {files["csv"].Length:N0}, {Environment.ProcessorCount} cores. Medians of {options.Rounds} rounds.\n");
        var table = new TextTable("reader", "ms", "of the plain one", "processor ms", "of the plain one", "peak MiB, fresh process");
        foreach (var (name, file, contender) in timed)
        {
            var plain = timed.First(other => other.File == file).Contender;
            await File.WriteAllBytesAsync(folder[file], files[file], cancellation);
            table.Add(
                name, TextTable.Number(contender.Median), TextTable.Number(contender.Median / plain.Median),
                TextTable.Number(contender.Processor), TextTable.Number(contender.Processor / plain.Processor),
                await PeakAsync(name, folder[file], cancellation));
        }

        table.Print(Console.Out);
    }

    private static void CheckAlike(Dictionary<string, byte[]> files)
    {
        foreach (var group in Contenders.GroupBy(one => one.File))
        {
            if (group.Select(one => one.Read(files[group.Key])).Distinct().Count() > 1)
                throw new InvalidOperationException($"Readers of {group.Key} do not agree.");
        }
    }

    /// <summary>Runs this program again to read the file once and tell the most memory it ever had.</summary>
    private static async Task<string> PeakAsync(string reader, string file, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(UploadComparison).Assembly.Location);
        start.ArgumentList.Add("uploads");
        (start.Environment[ReaderSetting], start.Environment[FileSetting]) = (reader, file);
        using var process = Process.Start(start)!;
        var peak = await process.StandardOutput.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return process.ExitCode == 0 ? peak.Trim() : throw new InvalidOperationException($"{reader} ended with {process.ExitCode}.");
    }

    private static void ReadOnce(string reader)
    {
        var file = File.ReadAllBytes(Environment.GetEnvironmentVariable(FileSetting)!);
        Contenders.Single(one => one.Name == reader).Read(file);
        using var self = Process.GetCurrentProcess();
        Console.WriteLine(TextTable.Number(self.PeakWorkingSet64 / 1024.0 / 1024));
    }
}
