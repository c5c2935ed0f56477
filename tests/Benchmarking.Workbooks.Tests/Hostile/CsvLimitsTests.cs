using System.Text;
using Benchmarking.Workbooks.Reading;
using Benchmarking.Workbooks.Tests.Support;

namespace Benchmarking.Workbooks.Tests.Hostile;

/// <summary>Limits of a CSV, each at its edge, and texts made to take up memory.</summary>
public sealed class CsvLimitsTests
{
    [Theory]
    [InlineData(Limits.FileBytes, null)]
    [InlineData(Limits.FileBytes + 1, "file-too-large")]
    public void Bytes(int bytes, string? code)
    {
        var file = new byte[bytes];
        Array.Fill(file, (byte)'\n');
        file[0] = (byte)'a';

        Assert.Equal(code, Tables.RefusalOf(file)?.Code);
    }

    [Theory]
    [InlineData(Limits.Rows, null)]
    [InlineData(Limits.Rows + 1, "too-many-rows")]
    public void Rows(int row, string? code)
    {
        var refusal = Tables.RefusalOf(Encoding.UTF8.GetBytes(new string('\n', row - 1) + "a,b"));

        Assert.Equal(code, refusal?.Code);
        Assert.Contains(code is null ? "" : "250,000", refusal?.Message ?? "", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Limits.Columns, null)]
    [InlineData(Limits.Columns + 1, "too-many-columns")]
    public void Columns(int column, string? code)
    {
        var refusal = Tables.RefusalOf(Encoding.UTF8.GetBytes("x,y\n" + new string(',', column - 1) + "1"));

        Assert.Equal(code, refusal?.Code);
        Assert.Contains(code is null ? "" : "row 2", refusal?.Message ?? "", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Limits.CellCharacters, false, null)]
    [InlineData(Limits.CellCharacters + 1, false, "cell-too-long")]
    [InlineData(Limits.CellCharacters, true, null)]
    [InlineData(Limits.CellCharacters + 1, true, "cell-too-long")]
    public void Characters_in_a_cell(int characters, bool quoted, string? code)
    {
        var cell = new string('é', characters);
        var refusal = Tables.RefusalOf(Encoding.UTF8.GetBytes($"x,y\n1,{(quoted ? $"\"{cell}\"" : cell)}\n"));

        Assert.Equal(code, refusal?.Code);
        Assert.Contains(code is null ? "" : "Row 2, column B", refusal?.Message ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void Empty_columns_and_rows_beyond_the_limits_are_no_reason_to_refuse()
    {
        Assert.Null(Tables.RefusalOf(Encoding.UTF8.GetBytes("a,b" + new string(',', 2_000_000) + new string('\n', 400_000))));
    }

    [Theory]
    [InlineData(",")]
    [InlineData("\"\",")]
    [InlineData("\n")]
    [InlineData("\"")]
    [InlineData("\"\"")]
    [InlineData("a\r")]
    [InlineData(";\t|")]
    [InlineData("=cmd|'/c calc'!A1,")]
    public void Ten_megabytes_of_one_thing_are_read_or_refused_with_little_memory(string piece)
    {
        var file = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(piece, (Limits.FileBytes - 4) / piece.Length)));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var held = 0L;
        if (SafeTable.TryOpen(file, out var table, out _))
            table.ReadRows(row => held = Math.Max(held, row.Cells.Count));
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.True(held <= Limits.Columns);
        // What passes through is garbage at once; that it is not all of the file many times over is what counts.
        Assert.True(allocated < 400L * 1024 * 1024, $"allocated {allocated:N0} bytes");
    }

    [Fact]
    public void Whatever_bytes_come_the_answer_is_rows_or_a_refusal_and_never_a_crash()
    {
        var random = new Random(5);
        var alphabet = "a1,;\t|\"\r\n=.é\u00A0€-"u8.ToArray();
        for (var round = 0; round < 1_000; round++)
        {
            var file = new byte[1 + random.Next(120)];
            for (var i = 0; i < file.Length; i++)
                file[i] = round % 3 == 0 ? (byte)random.Next(256) : alphabet[random.Next(alphabet.Length)];
            if (Tables.RefusalOf(file) is { } refusal)
                Assert.NotEmpty(refusal.Message);
        }
    }
}
