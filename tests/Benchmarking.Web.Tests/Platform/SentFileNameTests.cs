using Benchmarking.Web.Platform;

namespace Benchmarking.Web.Tests.Platform;

public sealed class SentFileNameTests
{
    [Theory]
    [InlineData("return.xlsx", "return.xlsx")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("C:\\Users\\me\\return.xlsx", "return.xlsx")]
    [InlineData("a\u202Exslx.exe", "axslx.exe")]
    [InlineData("a\r\nSet-Cookie: x\0.csv", "aSet-Cookie: x.csv")]
    [InlineData("\u200B\u200E", "file without a name")]
    [InlineData("", "file without a name")]
    [InlineData("Café – Q1 📈.xlsx", "Café – Q1 📈.xlsx")]
    public void Names_are_shown_without_what_deceives(string sent, string shown) => Assert.Equal(shown, SentFileName.Shown(sent));

    [Fact]
    public void A_name_of_four_thousand_letters_keeps_its_beginning_and_its_ending()
    {
        var shown = SentFileName.Shown(new string('x', 4_096) + ".xlsx");

        Assert.Equal(100, shown.Length);
        Assert.EndsWith(".xlsx", shown);
    }
}
