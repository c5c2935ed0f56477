namespace Benchmarking.Engine.Tests;

public class QuantilesTests
{
    private const string A = "62 71 78 85 97";
    private const string B = "88.1 90.4 91.0 91.3 92.7 93.5 94.2 95.0";
    private const string C = "12.1 14.8 15.2 16.9 17.3 18.0 19.4 20.2 21.7 22.5 24.8 31.0";
    private const string OneToTen = "1 2 3 4 5 6 7 8 9 10";
    private const string Excel = "1 2 4 7 8 9 10 12";

    /// <summary>Reference values of R 4.2.2; the last set is the example of Excel's own documentation.</summary>
    [Theory]
    [InlineData(A, QuantileMethod.HyndmanFan7, "71 78 85")]
    [InlineData(A, QuantileMethod.HyndmanFan6, "66.5 78 91")]
    [InlineData(A, QuantileMethod.HyndmanFan8, "68 78 89")]
    [InlineData(B, QuantileMethod.HyndmanFan7, "90.85 92 93.675")]
    [InlineData(B, QuantileMethod.HyndmanFan6, "90.55 92 94.025")]
    [InlineData(B, QuantileMethod.HyndmanFan8, "90.65 92 93.908333")]
    [InlineData(C, QuantileMethod.HyndmanFan7, "16.475 18.7 21.9")]
    [InlineData(C, QuantileMethod.HyndmanFan6, "15.625 18.7 22.3")]
    [InlineData(C, QuantileMethod.HyndmanFan8, "15.908333 18.7 22.166667")]
    [InlineData(OneToTen, QuantileMethod.HyndmanFan7, "3.25 5.5 7.75")]
    [InlineData(OneToTen, QuantileMethod.HyndmanFan6, "2.75 5.5 8.25")]
    [InlineData(OneToTen, QuantileMethod.HyndmanFan8, "2.916667 5.5 8.083333")]
    [InlineData(Excel, QuantileMethod.HyndmanFan7, "3.5 7.5 9.25")]
    [InlineData(Excel, QuantileMethod.HyndmanFan6, "2.5 7.5 9.75")]
    [InlineData(Excel, QuantileMethod.HyndmanFan8, "2.833333 7.5 9.583333")]
    [InlineData(A, QuantileMethod.HyndmanFan1, "71 78 85")]
    [InlineData(OneToTen, QuantileMethod.HyndmanFan1, "3 5 8")]
    public void Quartiles_agree_with_the_reference(string values, QuantileMethod method, string expected) =>
        Assert.Equal(Numbers(expected), Quartiles(values, method, 6));

    private static IEnumerable<decimal> Quartiles(string values, QuantileMethod method, int places)
    {
        var sorted = Numbers(values);
        return new[] { 0.25m, 0.5m, 0.75m }.Select(place => decimal.Round(Quantiles.Of(sorted, place, method)!.Value, places));
    }

    /// <summary>Reference values of Hmisc's hdquantile, to eight digits.</summary>
    [Theory]
    [InlineData(A, "68.49654265 78.17376000 88.86062153")]
    [InlineData(B, "90.35694528 92.11458695 93.81849099")]
    [InlineData(C, "15.93937751 18.83177121 22.58357661")]
    [InlineData(OneToTen, "2.99868695 5.5 8.00131305")]
    [InlineData(Excel, "3.31379830 6.98682914 9.67637584")]
    public void Harrell_Davis_agrees_with_the_reference(string values, string expected) =>
        Assert.Equal(Numbers(expected), Quartiles(values, QuantileMethod.HarrellDavis, 8));

    /// <summary>I(k/n) − I((k−1)/n) of Beta((n+1)q, (n+1)(1−q)), to six digits.</summary>
    [Theory]
    [InlineData(5, 0.5, ".057920 .259520 .365120 .259520 .057920")]
    [InlineData(5, 0.25, ".450696 .364697 .150287 .032627 .001693")]
    [InlineData(8, 0.5, ".003926 .054727 .170568 .270778 .270778 .170568 .054727 .003926")]
    public void Harrell_Davis_weighs_as_published(int n, double probability, string expected)
    {
        var weights = Quantiles.Weights(n, (decimal)probability, QuantileMethod.HarrellDavis);

        Assert.Equal(Numbers(expected), weights.Weights.Select(weight => decimal.Round(weight / weights.Total, 6)));
    }

    /// <summary>Worked by hand from the definition: stretches of one rank each, seen through a window four wide.</summary>
    [Theory]
    [InlineData(A, "70.333333 78.375 86.666667")]
    [InlineData(B, "90.4875 92.125 93.61875")]
    [InlineData(C, "16.25 18.725 21.9625")]
    public void The_rank_kernel_agrees_with_the_reference(string values, string expected) =>
        Assert.Equal(Numbers(expected), Quartiles(values, QuantileMethod.RankKernel, 6));

    [Theory]
    [InlineData(5, 0.5, 0, ".125 .25 .25 .25 .125")]
    [InlineData(8, 0.5, 2, ".25 .25 .25 .25")]
    [InlineData(12, 0.25, 1, ".1875 .25 .25 .25 .0625")]
    [InlineData(24, 0.25, 4, ".1875 .25 .25 .25 .0625")]
    public void The_rank_kernel_weighs_only_its_window(int n, double probability, int first, string expected)
    {
        var weights = Quantiles.Weights(n, (decimal)probability, QuantileMethod.RankKernel);

        Assert.Equal(first, weights.First);
        Assert.Equal(Numbers(expected), weights.Weights.Select(weight => weight / weights.Total));
    }

    [Fact]
    public void With_six_values_the_middle_four_average_is_not_type_seven()
    {
        var sorted = Numbers("62 71 74 78 85 97");

        Assert.Equal(76, Quantiles.Of(sorted, 0.5m, QuantileMethod.HyndmanFan7));
        Assert.Equal(77, Quantiles.Of(sorted, 0.5m, QuantileMethod.RankKernel));
    }

    /// <summary>The fact behind the kernel: type 7 of an odd number of values is one of them.</summary>
    [Fact]
    public void No_value_outside_the_window_moves_the_rank_kernel_and_no_value_is_it()
    {
        for (var n = 8; n <= 60; n++)
        {
            var weights = Quantiles.Weights(n, 0.5m, QuantileMethod.RankKernel);

            Assert.InRange(weights.First, 1, n - 2);
            Assert.All(weights.Weights, weight => Assert.InRange(weight / weights.Total, 0.000001m, 0.25m));
            Assert.Equal(weights.Total, weights.Weights.Sum());
        }
    }

    public static TheoryData<QuantileMethod> Methods => [.. Enum.GetValues<QuantileMethod>()];

    [Theory]
    [MemberData(nameof(Methods))]
    public void No_values_have_no_quantile(QuantileMethod method) =>
        Assert.Null(Quantiles.Of([], 0.5m, method));

    [Theory]
    [MemberData(nameof(Methods))]
    public void One_value_is_every_quantile(QuantileMethod method)
    {
        foreach (var probability in new[] { 0m, 0.1m, 0.5m, 0.9m, 1m })
        {
            Assert.Equal(7.5m, Quantiles.Of([7.5m], probability, method));
        }
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Quantiles_never_fall_as_the_probability_rises_and_never_leave_the_values(QuantileMethod method)
    {
        var random = new Random(7);
        for (var round = 0; round < 200; round++)
        {
            var sorted = Enumerable.Range(0, random.Next(1, 40)).Select(_ => random.Next(-500, 500) / 10m).Order().ToArray();
            var quantiles = Enumerable.Range(0, 101).Select(p => Quantiles.Of(sorted, p / 100m, method)!.Value).ToArray();

            Assert.Equal(quantiles.Order(), quantiles);
            Assert.Equal((sorted[0], sorted[^1]), (quantiles[0], quantiles[^1]));
        }
    }

    [Fact]
    public void Type_7_is_exact_in_decimals_where_binary_numbers_are_not() =>
        Assert.Equal(0.15m, Quantiles.Of([0.1m, 0.2m], 0.5m, QuantileMethod.HyndmanFan7));

    [Theory]
    [InlineData(-0.01)]
    [InlineData(1.01)]
    public void A_probability_outside_0_to_1_is_refused(double probability) =>
        Assert.Throws<ArgumentOutOfRangeException>(
            () => Quantiles.Of([1m], (decimal)probability, QuantileMethod.HyndmanFan7));

    [Fact]
    public void Every_method_has_a_name_of_its_own()
    {
        var ids = Enum.GetValues<QuantileMethod>().Select(method => method.Id()).ToArray();

        Assert.Equal(ids.Distinct(), ids);
        Assert.Equal("hyndman-fan-7", QuantileMethod.HyndmanFan7.Id());
    }

    private static decimal[] Numbers(string text) =>
        [.. text.Split(' ').Select(number => decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture))];
}
