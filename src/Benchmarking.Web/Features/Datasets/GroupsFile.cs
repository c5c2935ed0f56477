using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Datasets;

/// <summary><c>groups.csv</c>: the peer groups of a publication.</summary>
public static class GroupsFile
{
    public static async Task WriteAsync(
        BenchmarkingDb db, Publication publication, CsvOutput csv, CancellationToken cancellation)
    {
        csv.Header("group", "dimension", "name");
        await csv.EndRowAsync(cancellation);
        var groups = db.PublishedGroups.AsNoTracking()
            .Where(group => group.PublicationId == publication.Id)
            .OrderBy(group => EF.Functions.Collate(group.Code, "C"));
        await foreach (var group in groups.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            csv.Text(group.Code).Text(group.Dimension).Text(group.Name);
            await csv.EndRowAsync(cancellation);
        }
    }
}
