using Benchmarking.Performance;
using Benchmarking.Performance.Aggregation;
using Benchmarking.Performance.Downloads;
using Benchmarking.Performance.Flood;
using Benchmarking.Performance.Histories;
using Benchmarking.Performance.Pages;
using Benchmarking.Performance.Publication;
using Benchmarking.Performance.Uploads;

// One entry for each comparison; each sets up what it needs and leaves nothing behind.
var comparisons = new Dictionary<string, Func<Options, CancellationToken, Task>>
{
    ["aggregation"] = AggregationComparison.RunAsync,
    ["publication"] = PublicationComparison.RunAsync,
    ["uploads"] = UploadComparison.RunAsync,
    ["histories"] = HistoriesComparison.RunAsync,
    ["pages"] = PagesComparison.RunAsync,
    ["downloads"] = DownloadsComparison.RunAsync,
    ["flood"] = FloodComparison.RunAsync,
    // Not for people: what "histories" starts in a process of its own.
    [HistoryMemory.Entry] = HistoryMemory.WorkAsync,
    // Likewise: what "pages" compares with.
    [BarePage.Entry] = BarePage.ServeAsync,
};

if (args.Length == 0 || !comparisons.TryGetValue(args[0], out var comparison) || !Options.TryRead(args[1..], out var options))
{
    Console.Error.WriteLine($"Usage: dotnet run --project tests/Benchmarking.Performance -c Release -- {string.Join('|', comparisons.Keys)} {Options.Usage}");
    return 2;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) => (pressed.Cancel, _) = (true, stop.CancelAsync());
try
{
    await comparison(options, stop.Token);
    return 0;
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("Stopped.");
    return 130;
}
