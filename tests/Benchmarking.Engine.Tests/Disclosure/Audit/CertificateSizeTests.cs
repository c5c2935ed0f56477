using System.Diagnostics;
using Benchmarking.Engine.Disclosure.Audit;
using Benchmarking.Engine.Simulation;

namespace Benchmarking.Engine.Tests.Disclosure.Audit;

/// <summary>How long certificates take, and how many figures they leave open: printed, not judged.</summary>
public class CertificateSizeTests(ITestOutputHelper output)
{
    private static bool Full => Environment.GetEnvironmentVariable("BENCHMARKING_FULL") == "1";

    [Theory]
    [InlineData(24, 20)]
    [InlineData(60, 4)]
    [InlineData(400, 1)]
    [InlineData(1600, 1)]
    public void Every_figure_of_a_club_is_tried(int count, int rounds)
    {
        Assert.SkipUnless(Full, "Full size only.");
        for (var round = 0; round < rounds; round++)
        {
            var shape = round % 4;
            var metric = AuditSample.Metric(new[] { 2m, 1, 3, 2 }[shape], 0, shape == 3 ? null : 100);
            var sample = AuditSample.Club(count, (ulong)(round + 1), draws => Shape(draws, shape), metric);
            var watch = Stopwatch.StartNew();
            var certified = Certificate.Check(sample.Problem, sample.Truth, Promise.Standard, null, TestContext.Current.CancellationToken);
            output.WriteLine($"{count} members, shape {shape}: {watch.ElapsedMilliseconds} ms, {certified.Count(one => !one.Holds)} of "
                + $"{certified.Count} open ({certified.Count(one => one.Width < one.Needed)} to one), {certified.Average(one => one.Worlds.Count):f1} worlds each");
            watch.Restart();
            var intervals = Inference.Intervals(sample.Problem, sample.Truth, [0, 1]);
            output.WriteLine($"Intervals for a coalition of two: {watch.ElapsedMilliseconds} ms");
            Assert.Equal(sample.Truth.Length, certified.Count);
            Assert.Equal(0, intervals.Width(1));
        }
    }

    private static decimal Shape(Draws draws, int shape)
    {
        var value = shape switch
        {
            0 => 72 + (8 * draws.Normal()),
            1 => 100 - (5 * -Math.Log(1 - draws.Share())),
            2 => draws.Below(2) == 0 ? 40 + (5 * draws.Normal()) : 75 + (5 * draws.Normal()),
            _ => -12 * Math.Log(1 - draws.Share()),
        };
        return Math.Max(0, decimal.Round((decimal)(shape == 3 ? value : Math.Min(value, 100)), 1));
    }
}
