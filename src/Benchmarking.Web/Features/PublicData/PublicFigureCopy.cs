using Benchmarking.Engine;
using Benchmarking.Web.Database;
using Benchmarking.Web.Platform.Jobs;
using Benchmarking.Workbooks.Tsm;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace Benchmarking.Web.Features.PublicData;

/// <summary>Writes the figures of a workbook by COPY, in the worker's transaction.</summary>
public static class PublicFigureCopy
{
    private const string Stage = "Keeping the figures";
    private const int BetweenReports = 5_000;

    public static async Task WriteAsync(
        BenchmarkingDb db, Guid import, TsmRead read, IJobProgress progress, CancellationToken cancellation)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var copy = await connection.BeginBinaryImportAsync(
            """
            copy public_figures (import_id, metric_code, landlord_code, period, value, numerator, denominator, marker)
            from stdin (format binary)
            """,
            cancellation);
        for (var at = 0; at < read.Rows.Count; at++)
        {
            if (at % BetweenReports == 0)
                await progress.ReportAsync(Stage, at, read.Rows.Count);
            await WriteAsync(copy, import, read.Period, read.Rows[at], cancellation);
        }

        await copy.CompleteAsync(cancellation);
    }

    private static async Task WriteAsync(
        NpgsqlBinaryImporter copy, Guid import, string period, TsmRow row, CancellationToken cancellation)
    {
        await copy.StartRowAsync(cancellation);
        await copy.WriteAsync(import, NpgsqlDbType.Uuid, cancellation);
        foreach (var text in new[] { row.Metric, row.LandlordCode, period })
            await copy.WriteAsync(text, NpgsqlDbType.Text, cancellation);
        foreach (var number in new[] { row.Value, row.Numerator, row.Denominator })
        {
            if (number is { } written)
                await copy.WriteAsync(written, NpgsqlDbType.Numeric, cancellation);
            else
                await copy.WriteNullAsync(cancellation);
        }

        if (row.Marker is { } marker)
            await copy.WriteAsync(marker.Code(), NpgsqlDbType.Text, cancellation);
        else
            await copy.WriteNullAsync(cancellation);
    }
}
