namespace Benchmarking.Engine.Tests.SeedData;

public sealed class Rfc4180Tests
{
    [Theory]
    [InlineData("a,b\n1,2\n", "a|b/1|2")]
    [InlineData("a,\n,2", "a|/|2")]
    [InlineData("\"a,\"\"b\"\"\",\"two\nlines\"\nc,d\n", "a,\"b\"|two\nlines/c|d")]
    [InlineData("\"\",x\n", "|x")]
    public void Cells_are_read_as_they_were_written(string text, string cells) =>
        Assert.Equal(cells, string.Join('/', Rfc4180.Read(text).Select(row => string.Join('|', row.Cells))));

    [Theory]
    [InlineData("a\"b,c\n")]
    [InlineData("\"a\"b,c\n")]
    [InlineData("\"a,b\n")]
    [InlineData("a,b\r\n")]
    public void A_stray_quote_or_return_is_refused(string text) =>
        Assert.Throws<FormatException>(() => Rfc4180.Read(text).ToList());
}
