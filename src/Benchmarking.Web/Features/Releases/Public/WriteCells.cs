using System.Data;
using System.Data.Common;
using Benchmarking.Engine;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Datasets;
using Benchmarking.Web.Features.Releases.Making;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace Benchmarking.Web.Features.Releases.Public;

/// <summary>
/// Writes cells of a release as CSV: the columns and rows of <c>cells.csv</c>, byte for byte, as far as they were asked for.
/// They go to a file of this process alone and from there to the reader, so memory does not grow with rows and a slow
/// reader holds no connection to the database.
/// </summary>
public sealed class WriteCells(TenantDoor door, TimeProvider clock)
{
    /// <summary>How many are written at once: each holds a connection while it is.</summary>
    private static readonly SemaphoreSlim Places = new(3);

    /// <param name="known">Tags of what the reader has already.</param>
    /// <returns>The file at its beginning, gone once closed; null where the reader has it already, or may not have it.</returns>
    /// <exception cref="TimeoutException">As many as there may be are being written.</exception>
    public async Task<(Stream? Content, ReleaseAccess Access)> HandleAsync(
        Actor? actor, string series, string version, CellFilter filter, IList<EntityTagHeaderValue> known, CancellationToken cancellation)
    {
        if (!await Places.WaitAsync(TimeSpan.FromSeconds(2), cancellation))
            throw new TimeoutException("Too many files of cells are being written.");
        try
        {
            return await MakeAsync(actor, series, version, filter, known, cancellation);
        }
        finally
        {
            Places.Release();
        }
    }

    private async Task<(Stream? Content, ReleaseAccess Access)> MakeAsync(
        Actor? actor, string series, string version, CellFilter filter, IList<EntityTagHeaderValue> known, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenForFileAsync(actor, cancellation);
        var access = await transaction.Db.AccessAsync(actor, series, version, cancellation);
        if (access is not ReleaseAccess.Granted(var release) || known.Any(tag => tag.Compare(filter.TagOf(release), useStrongComparison: false)))
            return (null, access);

        var content = ScratchFile.Open();
        try
        {
            await WriteAsync(transaction.Db, release, filter, content, cancellation);
            var download = new Download(release.Id, filter.NameOf("cells.csv"), 0, content.Length);
            await transaction.Db.RecordAsync(actor, download, byApi: true, clock.GetUtcNow(), cancellation);
            await transaction.CommitAsync(cancellation);
            content.Position = 0;
            return (content, access);
        }
        catch
        {
            await content.DisposeAsync();
            throw;
        }
    }

    private static async Task WriteAsync(
        BenchmarkingDb db, Release release, CellFilter filter, Stream stream, CancellationToken cancellation)
    {
        var csv = new CsvOutput(stream);
        csv.Header([.. CellsTable.Columns.Select(column => column.Name)]);
        await csv.EndRowAsync(cancellation);
        var national = await NationalVersionsAsync(db, release, cancellation);
        // The query is EF's and so are its parameters; its rows are read one field after the other, for making objects of a
        // million of them costs more than all the rest.
        await using var command = Rows(db, release, filter).CreateDbCommand();
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess, cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            Write(csv, reader, national);
            await csv.EndRowAsync(cancellation);
        }

        await csv.FlushAsync(cancellation);
    }

    private static IQueryable<object> Rows(BenchmarkingDb db, Release release, CellFilter filter) =>
        from one in filter.Of(db, release)
        join asked in db.CollectionMetrics
            on new { Collection = one.Publication.CollectionId, one.Cell.MetricCode }
            equals new { Collection = (CollectionId?)asked.CollectionId, asked.MetricCode } into versions
        from asked in versions.DefaultIfEmpty()
        select new
        {
            one.Publication.Number,
            one.Publication.Kind,
            one.Cell.Period,
            one.Cell.GroupCode,
            one.Cell.MetricCode,
            Version = (int?)asked.MetricVersion,
            one.Cell.N,
            one.Cell.Status,
            one.Cell.Reason,
            one.Cell.Base,
            one.Cell.LowerQuartile,
            one.Cell.Median,
            one.Cell.UpperQuartile,
            one.Cell.P10,
            one.Cell.P90,
            one.Cell.Mean,
            one.Cell.Method,
            one.Cell.HeldFrom,
        };

    /// <summary>National figures belong to no collection; which version they are read by is the codebook's to say.</summary>
    private static async Task<IReadOnlyDictionary<(int, string), int>> NationalVersionsAsync(
        BenchmarkingDb db, Release release, CancellationToken cancellation)
    {
        var versions = new Dictionary<(int, string), int>();
        var publications = await db.Publications.AsNoTracking()
            .Where(row => release.Publications.Contains(row.Number) && row.CollectionId == null).ToListAsync(cancellation);
        foreach (var publication in publications)
        {
            foreach (var entry in await Codebook.ReadAsync(db, publication, cancellation))
            {
                if (entry.Version is { } version)
                    versions[(publication.Number, entry.Code)] = version.Version;
            }
        }

        return versions;
    }

    /// <summary>The fields in the order of the query, which is that of the columns.</summary>
    private static void Write(CsvOutput csv, DbDataReader reader, IReadOnlyDictionary<(int, string), int> national)
    {
        var number = reader.GetInt32(0);
        var kind = SnakeCaseEnum<PublicationKind>.Parse(reader.GetString(1));
        csv.Number((int?)number).Text(reader.GetString(2)).Text(reader.GetString(3));
        var metric = reader.GetString(4);
        var version = reader.IsDBNull(5) ? national.TryGetValue((number, metric), out var known) ? known : (int?)null : reader.GetInt32(5);
        csv.Text(metric).Number(version).Number(reader.IsDBNull(6) ? null : reader.GetInt32(6));
        var status = SnakeCaseEnum<CellStatus>.Parse(reader.GetString(7));
        var reason = reader.IsDBNull(8) ? (Reason?)null : Enum.Parse<Reason>(reader.GetString(8));
        csv.Text(status.Code()).Text(reason?.ToString()).Text(CellsTable.SymbolsOf(kind, status, reason));
        for (var place = 9; place <= 15; place++)
            csv.Number(reader.IsDBNull(place) ? null : reader.GetDecimal(place));
        csv.Text(reader.GetString(16)).Text(reader.IsDBNull(17) ? null : reader.GetString(17));
    }
}
