using System.Globalization;
using Benchmarking.Engine.Microdata;

namespace Benchmarking.Engine.Tests.Microdata;

/// <summary>Microaggregation of the CASC reference file: 834 companies, 13 columns.</summary>
public class TarragonaTests
{
    [Theory]
    [InlineData(3, 16.932588)]
    [InlineData(4, 19.545962)]
    [InlineData(5, 22.461860)] // 22.4613 in the literature: two companies are equally far
    [InlineData(10, 33.192885)]
    public void Information_loss_is_that_of_the_literature(int k, double loss)
    {
        var rows = Read();

        Assert.Equal(loss, Microaggregation.Loss(rows, Released(rows, k)).Percent, 0.00005);
    }

    [Fact]
    public void Groups_of_three_leave_the_published_sums_of_squares()
    {
        var rows = Read();
        var (_, within, total) = Microaggregation.Loss(rows, Released(rows, 3));

        Assert.Equal(278, Microaggregation.Groups(rows, 3).Count);
        Assert.Equal(1833.6299, within, 0.00005);
        Assert.Equal(10829, total, 1e-6);
    }

    [Theory]
    [InlineData(3, 0.045564, 1092.096, 0.854, 0.285)]
    [InlineData(5, 0.017986, 1311.123, 0.761, 0.152)]
    [InlineData(10, 0.005995, 1583.139, 0.701, 0.070)]
    public void Risk_and_loss_are_those_of_sdcMicro(int k, double risk, double absolute, double groups, double records)
    {
        var rows = Read();
        var released = Released(rows, k);
        var linked = Linkage.Nearest(rows, released);

        Assert.Equal(risk, DisclosureMeasures.IntervalRisk(rows, released), 0.0000005);
        Assert.Equal(absolute, DisclosureMeasures.AbsoluteLoss(rows, released).Sum, 0.0005);
        Assert.Equal(groups, linked.Groups, 0.0005);
        Assert.Equal(records, linked.Records, 0.0005);
    }

    private static double[][] Released(double[][] rows, int k) =>
        Microaggregation.Means(rows, Microaggregation.Groups(rows, k));

    private static double[][] Read() => [.. File.ReadLines(ProjectFolder.SharedFile("microdata", "Tarragona.csv")).Skip(1)
        .Select(line => line.Split(',').Select(field => double.Parse(field, CultureInfo.InvariantCulture)).ToArray())];
}
