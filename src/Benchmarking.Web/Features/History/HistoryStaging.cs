using Benchmarking.Engine;
using Npgsql;
using NpgsqlTypes;

namespace Benchmarking.Web.Features.History;

/// <summary>
/// Copies rows into the transaction's own temporary table, by binary COPY in chunks. (PostgreSQL refuses COPY into a
/// table with row-level security.) Used by one thread, from first row to <see cref="Complete"/>; nothing else may use
/// the connection meanwhile.
/// </summary>
public sealed class HistoryStaging(NpgsqlConnection connection) : IDisposable
{
    /// <summary>Rows in one COPY: few enough that each is over in no time, however long the file.</summary>
    private const int Chunk = 20_000;

    private NpgsqlBinaryImporter? _copy;
    private int _inChunk;

    public void Add(in HistoryRow row)
    {
        _copy ??= connection.BeginBinaryImport(
            """
            copy pg_temp.history_rows (row_number, metric_code, period, area, value, numerator, denominator, marker)
            from stdin (format binary)
            """);
        _copy.StartRow();
        _copy.Write(row.Row, NpgsqlDbType.Integer);
        _copy.Write(row.Metric, NpgsqlDbType.Text);
        _copy.Write(row.Period, NpgsqlDbType.Text);
        _copy.Write(row.Area, NpgsqlDbType.Text);
        Write(row.Numbers.Value);
        Write(row.Numbers.Numerator);
        Write(row.Numbers.Denominator);
        if (row.Numbers.Marker is { } marker)
            _copy.Write(marker.Code(), NpgsqlDbType.Text);
        else
            _copy.WriteNull();
        if (++_inChunk == Chunk)
            Complete();
    }

    /// <summary>Ends what is open; rows added afterwards start another chunk.</summary>
    public void Complete()
    {
        _copy?.Complete();
        Dispose();
    }

    /// <summary>Gives up the open chunk, unless it is complete.</summary>
    public void Dispose()
    {
        _copy?.Dispose();
        (_copy, _inChunk) = (null, 0);
    }

    private void Write(decimal? number)
    {
        if (number is { } written)
            _copy!.Write(written, NpgsqlDbType.Numeric);
        else
            _copy!.WriteNull();
    }
}
