namespace Benchmarking.Engine.Tests;

public class FigureTextTests
{
    [Theory]
    [InlineData("72.4", MetricKind.Percentage, 0, "72%")]
    [InlineData("72.5", MetricKind.Percentage, 0, "73%")]
    [InlineData("73.5", MetricKind.Percentage, 0, "74%")]
    [InlineData("-0.5", MetricKind.Percentage, 0, "−1%")]
    [InlineData("0.45", MetricKind.Percentage, 1, "0.5%")]
    [InlineData("14.2", MetricKind.Money, 2, "£14.20")]
    [InlineData("-1234.565", MetricKind.Money, 2, "−£1,234.57")]
    [InlineData("18.4", MetricKind.Rate, 1, "18.4")]
    [InlineData("1250", MetricKind.Count, 0, "1,250")]
    [InlineData("1234567.8", MetricKind.Count, 0, "1,234,568")]
    [InlineData("2", MetricKind.Rating, 0, "2")]
    [InlineData("0", MetricKind.Money, 2, "£0.00")]
    [InlineData("0.0", MetricKind.Percentage, 0, "0%")]
    [InlineData("0.4", MetricKind.Percentage, 0, "[low]")]
    [InlineData("-0.04", MetricKind.Rate, 1, "[low]")]
    public void A_figure_is_shown_rounded_half_away_from_zero_with_its_unit(
        string value, MetricKind kind, int decimals, string shown) =>
        Assert.Equal(shown, FigureText.Format(Number(value), Sample.Metric(kind: kind, decimals: decimals)));

    [Theory]
    [InlineData("1250.00", "1250", "1,250")]
    [InlineData("-12.50", "-12.5", "−12.5")]
    [InlineData("0.000", "0", "0")]
    [InlineData("-0.0", "0", "0")]
    [InlineData("0.0000000000000000000000000001", "0.0000000000000000000000000001", "0.0000000000000000000000000001")]
    [InlineData("1000000000000000", "1000000000000000", "1,000,000,000,000,000")]
    public void Files_carry_every_place_and_no_trailing_zeros(string value, string plain, string read)
    {
        Assert.Equal(plain, FigureText.Plain(Number(value)));
        Assert.Equal(read, FigureText.Number(Number(value)));
    }

    [Fact]
    public void What_files_carry_reads_back_as_the_same_number()
    {
        var random = new Random(3);
        for (var i = 0; i < 1000; i++)
        {
            var value = new decimal(random.Next(), random.Next(), 0, random.Next(2) == 0, (byte)random.Next(0, 20));
            Assert.Equal(value, Number(FigureText.Plain(value)));
        }
    }

    [Theory]
    [InlineData("72.4", "70.1", MetricKind.Percentage, 0, "▲ 2 points", "up 2 points")]
    [InlineData("70.6", "70.4", MetricKind.Percentage, 0, "▲ 1 point", "up 1 point")]
    [InlineData("70.4", "69.6", MetricKind.Percentage, 0, "no change", "no change")]
    [InlineData("70.4", "71.4", MetricKind.Percentage, 1, "▼ 1.0 points", "down 1.0 points")]
    [InlineData("13.40", "14.20", MetricKind.Money, 2, "▼ £0.80", "down £0.80")]
    [InlineData("1500", "250", MetricKind.Count, 0, "▲ 1,250", "up 1,250")]
    [InlineData("18.4", "18.4", MetricKind.Rate, 1, "no change", "no change")]
    public void A_change_is_what_a_reader_of_both_figures_would_find(
        string later, string earlier, MetricKind kind, int decimals, string words, string spoken)
    {
        var change = Change.Between(Number(later), Number(earlier), Sample.Metric(kind: kind, decimals: decimals));

        Assert.Equal((words, spoken), (change?.Words, change?.Spoken));
    }

    [Fact]
    public void Without_both_figures_there_is_no_change_to_speak_of()
    {
        Assert.Null(Change.Between(null, 1, Sample.Metric()));
        Assert.Null(Change.Between(1, null, Sample.Metric()));
    }

    private static decimal Number(string text) =>
        decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
