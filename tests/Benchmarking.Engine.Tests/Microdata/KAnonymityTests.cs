using System.Globalization;
using Benchmarking.Engine.Microdata;

namespace Benchmarking.Engine.Tests.Microdata;

/// <summary>Frequencies, individual risk and diversity, against sdcMicro's own tests and example.</summary>
public class KAnonymityTests
{
    private static readonly double[] Weights = [18, 45.5, 39, 17, 92, 8, 123.5, 51];

    [Fact]
    public void Frequencies_are_those_of_sdcMicro()
    {
        var keys = Keys();

        Assert.Equal([3, 1, 3, 1, 2, 2, 1, 3], KAnonymity.Frequencies(keys));
        Assert.Equal([108, 45.5, 108, 17, 100, 100, 123.5, 108], KAnonymity.Frequencies(keys, Weights));
    }

    [Fact]
    public void A_missing_key_agrees_with_every_value()
    {
        var keys = Keys();
        keys[2][2] = keys[6][2] = null;

        Assert.Equal([3, 1, 4, 2, 2, 2, 1, 3], KAnonymity.Frequencies(keys));
    }

    [Fact]
    public void Individual_risks_are_those_of_sdcMicro()
    {
        var keys = Keys();
        var (sample, population) = (KAnonymity.Frequencies(keys), KAnonymity.Frequencies(keys, Weights));

        double[] expected = [.01369863, .08579129, .01369863, .17707583, .01877883, .01877883, .03931625, .01369863];
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], KAnonymity.IndividualRisk(sample[i], population[i]), 5e-9);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void When_the_sample_is_the_population_the_risk_is_one_in_so_many(int records) =>
        Assert.Equal(1.0 / records, KAnonymity.IndividualRisk(records, records));

    [Fact]
    public void Frequencies_of_the_francdat_file_are_those_expected()
    {
        var lines = File.ReadLines(ProjectFolder.SharedFile("microdata", "francdat_expected.csv")).Skip(1)
            .Select(line => line.Split(',')).ToList();
        List<string?[]> keys = [.. lines.Select(line => new string?[] { line[1], line[3], line[4], line[5] })];
        double[] weights = [.. lines.Select(line => Number(line[7]))];

        Assert.Equal(lines.Select(line => (int)Number(line[8])), KAnonymity.Frequencies(keys));
        Assert.Equal(lines.Select(line => Number(line[9])), KAnonymity.Frequencies(keys, weights));
    }

    [Fact]
    public void Distinct_values_are_counted_among_the_records_that_agree()
    {
        List<string?[]> keys =
        [
            ["female", null, "other"], ["female", null, "other"], ["female", null, "other"],
            ["male", "teacher", "other"], ["male", "teacher", "other"],
            ["female", "nurse", "majority"], ["female", "nurse", "majority"],
        ];

        Assert.Equal([3, 3, 3, 2, 2, 2, 2], KAnonymity.DistinctValues(keys, ["1", "0", "2", "1", "0", "0", "1"]));
    }

    private static List<string?[]> Keys()
    {
        int[] a = [2, 3, 2, 2, 3, 3, 1, 2], b = [3, 3, 3, 3, 3, 3, 4, 3], c = [1, 3, 1, 2, 1, 1, 1, 1];
        return [.. a.Select((_, i) => new[] { a[i], b[i], c[i] }.Select(Text).ToArray<string?>())];
    }

    private static string Text(int key) => key.ToString(CultureInfo.InvariantCulture);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
