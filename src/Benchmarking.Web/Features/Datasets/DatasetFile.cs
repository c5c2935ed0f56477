using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform;

namespace Benchmarking.Web.Features.Datasets;

public enum DatasetFile
{
    Cells,
    Codebook,
    Groups,
}

/// <summary>Writes the files of a publication: the same rows in the same order each time, so the same bytes.</summary>
public static class DatasetFiles
{
    public static async Task WriteAsync(
        this DatasetFile file, BenchmarkingDb db, Publication publication, Stream stream, CancellationToken cancellation)
    {
        var csv = new CsvOutput(stream);
        await (file switch
        {
            DatasetFile.Cells => CellsFile.WriteAsync(db, publication, csv, cancellation),
            DatasetFile.Codebook => CodebookFile.WriteAsync(db, publication, csv, cancellation),
            _ => GroupsFile.WriteAsync(db, publication, csv, cancellation),
        });
        await csv.FlushAsync(cancellation);
    }
}
