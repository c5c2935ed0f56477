using System.Buffers.Binary;
using Benchmarking.Engine.Columns;
using Npgsql;

namespace Benchmarking.Performance.Aggregation;

/// <summary>
/// Reads figures from PostgreSQL by binary COPY, lets the engine work, and writes its results back by binary COPY into a
/// fresh table, all over one connection.
/// </summary>
internal sealed class EndToEnd(NpgsqlConnection connection, int organisations, CancellationToken cancellation)
{
    private const string Rows = "copy figure to stdout (format binary)";
    private const string Packed = "copy packed_return to stdout (format binary)";

    /// <summary>One row for each figure.</summary>
    public async Task RowsAsync() => await ComputeAsync(await ReadRowsAsync());

    /// <summary>One row for each return, all its figures in it.</summary>
    public async Task PackedAsync() => await ComputeAsync(await ReadPackedAsync());

    /// <summary>What no program could save: every row read and thrown away, and the results written.</summary>
    public async Task FloorAsync(QuantileTable results)
    {
        await using (var copy = await connection.BeginRawBinaryCopyAsync(Rows, cancellation))
        {
            var buffer = new byte[128 * 1024];
            while (await copy.ReadAsync(buffer, cancellation) > 0)
            {
                // Nothing is kept.
            }
        }

        await WriteAsync(results);
    }

    private async Task ComputeAsync(FigureColumns columns)
    {
        var members = await ReadMembersAsync();
        await WriteAsync(QuantileTable.Compute(columns, [members], GeneratedFigures.Probabilities));
    }

    private FigureColumns Empty() => new(GeneratedFigures.Metrics, GeneratedFigures.Periods, organisations);

    private async Task<FigureColumns> ReadRowsAsync()
    {
        var columns = Empty();
        await using var copy = await connection.BeginRawBinaryCopyAsync(Rows, cancellation);
        await new CopyReader(copy).ReadAsync(row =>
        {
            var figure = BinaryPrimitives.ReadInt32BigEndian(row[26..]) < 0 ? double.NaN : BinaryPrimitives.ReadDoubleBigEndian(row[30..]);
            columns.Open(Whole(row, 1), Whole(row, 2))[Whole(row, 0)] = figure;
        }, cancellation);
        return columns;
    }

    private async Task<FigureColumns> ReadPackedAsync()
    {
        var columns = Empty();
        await using var copy = await connection.BeginRawBinaryCopyAsync(Packed, cancellation);
        await new CopyReader(copy).ReadAsync(row =>
        {
            // After the array's length: dimensions, flags, element type, its only dimension's length and lower bound.
            var (organisation, period, figures) = (Whole(row, 0), Whole(row, 1), 18 + 4 + 20);
            for (var metric = 0; metric < GeneratedFigures.Metrics; metric++)
            {
                columns.Open(metric, period)[organisation] =
                    BinaryPrimitives.ReadDoubleBigEndian(row[(figures + (12 * metric) + 4)..]);
            }
        }, cancellation);
        return columns;
    }

    private async Task<GroupMembers> ReadMembersAsync()
    {
        var members = Enumerable.Range(0, GeneratedFigures.Groups).Select(_ => new List<int>()).ToArray();
        await using var command = new NpgsqlCommand("select organisation, peers from member", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation)) members[reader.GetInt32(1)].Add(reader.GetInt32(0));
        return GroupMembers.Of(organisations, members);
    }

    private async Task WriteAsync(QuantileTable table)
    {
        await Postgres.ExecuteAsync(connection, """
            create unlogged table results (metric int, period int, peers int, n int, mean float8, quantiles float8[])
            """, cancellation);
        await using var copy = await connection.BeginRawBinaryCopyAsync("copy results from stdin (format binary)", cancellation);
        var writer = new CopyWriter(copy);
        for (var metric = 0; metric < table.Metrics; metric++)
        {
            for (var period = 0; period < table.Periods; period++)
            {
                for (var group = 0; group < table.Groups; group++)
                {
                    writer.Row(metric, period, group, table);
                }
            }
        }

        writer.Complete();
    }

    /// <summary>A whole number of a row whose first columns are all such: 2 bytes for their number, then 4 of length and 4 each.</summary>
    private static int Whole(ReadOnlySpan<byte> row, int column) => BinaryPrimitives.ReadInt32BigEndian(row[(6 + (8 * column))..]);
}
