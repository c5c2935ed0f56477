using System.Text;
using Benchmarking.Web.Platform;

namespace Benchmarking.Web.Tests.Platform;

public sealed class CsvOutputTests
{
    [Theory]
    [InlineData("Kept informed", "Kept informed")]
    [InlineData("5,000 to 9,999 homes", "\"5,000 to 9,999 homes\"")]
    [InlineData("the \"ladder\"", "\"the \"\"ladder\"\"\"")]
    [InlineData("two\r\nlines", "\"two\r\nlines\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+44", "'+44")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\rx", "\"'\rx\"")]
    [InlineData("\nx", "\"'\nx\"")]
    [InlineData("\0x", "'\0x")]
    [InlineData("=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"")]
    [InlineData("a=1", "a=1")]
    [InlineData("£ and –", "£ and –")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public async Task Text_is_quoted_where_needed_and_never_a_formula(string? text, string expected) =>
        Assert.Equal($"{expected},end\r\n", await Write(csv => csv.Text(text).Text("end")));

    [Theory]
    [InlineData("72", "72")]
    [InlineData("-12.50", "-12.5")]
    [InlineData("1250", "1250")]
    [InlineData("0.000", "0")]
    public async Task Numbers_keep_their_sign_and_every_place(string number, string expected) =>
        Assert.Equal($"{expected}\r\n", await Write(csv => csv.Number(decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture))));

    [Fact]
    public async Task A_number_that_is_not_there_is_empty_and_not_zero() =>
        Assert.Equal(",,7\r\n", await Write(csv => csv.Number((decimal?)null).Number((int?)null).Number((int?)7)));

    [Fact]
    public async Task Many_rows_arrive_whole_and_in_order()
    {
        using var memory = new MemoryStream();
        var csv = new CsvOutput(memory);
        for (var row = 0; row < 20_000; row++)
        {
            csv.Number((int?)row).Text("x, y");
            await csv.EndRowAsync(TestContext.Current.CancellationToken);
        }

        Assert.InRange(memory.Length, 1, 20_000 * 20); // most of it has left before the end
        await csv.FlushAsync(TestContext.Current.CancellationToken);
        var lines = Encoding.UTF8.GetString(memory.ToArray()).Split("\r\n");

        Assert.Equal(20_001, lines.Length);
        Assert.Equal("19999,\"x, y\"", lines[19_999]);
        Assert.Equal("", lines[^1]);
    }

    private static async Task<string> Write(Action<CsvOutput> row)
    {
        using var memory = new MemoryStream();
        var csv = new CsvOutput(memory);
        row(csv);
        await csv.EndRowAsync(TestContext.Current.CancellationToken);
        await csv.FlushAsync(TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(memory.ToArray());
    }
}
