using System.Diagnostics;
using Benchmarking.Workbooks.Tests.Support;

namespace Benchmarking.Workbooks.Tests.Hostile;

/// <summary>The hostile files that other projects met in the wild.</summary>
public sealed class SharedHostileFilesTests
{
    // What makes this file hostile is another one that links to it; alone it is two plain numbers, and harmless.
    private const string PlainTwin = "poi_link-external-workbook-a.xlsx";

    [Fact]
    public void Every_hostile_file_is_refused_at_once_with_bounded_memory_and_a_plain_sentence()
    {
        foreach (var path in SharedData.Files("*", "uploads", "hostile"))
        {
            var file = File.ReadAllBytes(path);
            var before = GC.GetAllocatedBytesForCurrentThread();
            var watch = Stopwatch.StartNew();
            var refusal = Reads.RefusalOf(file);
            watch.Stop();
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

            var name = Path.GetFileName(path);
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(1), $"{name} took {watch.Elapsed}");
            Assert.True(allocated < 32 * 1024 * 1024, $"{name} took {allocated:N0} bytes");
            TestContext.Current.TestOutputHelper?.WriteLine($"{name}: {refusal?.Code} {refusal?.Message} {watch.ElapsedMilliseconds} ms, {allocated / 1024} KiB");
            if (name == PlainTwin)
                Assert.Null(refusal);
            else
                Assert.False(string.IsNullOrEmpty(refusal?.Message), $"{name} was read");
        }
    }

    [Fact]
    public void The_plain_twin_of_an_external_link_is_two_numbers()
    {
        var cells = Reads.Cells(File.ReadAllBytes(SharedData.Path("uploads", "hostile", PlainTwin)), "Sheet0");

        Assert.Equal(10m, cells["A1"].Number);
        Assert.Equal(20m, cells["B1"].Number);
        Assert.Equal(2, cells.Count);
    }
}
