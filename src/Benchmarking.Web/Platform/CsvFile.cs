using System.Text;

namespace Benchmarking.Web.Platform;

/// <summary>A whole CSV file in memory, for what a page shows. What is longer goes straight to its stream.</summary>
public static class CsvFile
{
    /// <param name="names">The header.</param>
    /// <param name="rows">Each writes the fields of one row.</param>
    public static async Task<byte[]> OfAsync(
        IReadOnlyList<string> names, IEnumerable<Action<CsvOutput>> rows, CancellationToken cancellation)
    {
        using var memory = new MemoryStream();
        memory.Write(Encoding.UTF8.Preamble); // tells Excel that the file is UTF-8
        var csv = new CsvOutput(memory);
        await csv.Header([.. names]).EndRowAsync(cancellation);
        foreach (var row in rows)
        {
            row(csv);
            await csv.EndRowAsync(cancellation);
        }

        await csv.FlushAsync(cancellation);
        return memory.ToArray();
    }
}
