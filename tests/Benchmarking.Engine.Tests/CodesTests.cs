namespace Benchmarking.Engine.Tests;

public class CodesTests
{
    [Fact]
    public void Words_are_spelt_as_the_files_spell_them()
    {
        Assert.Equal(["x", "z", "e", "u", "s"], Enum.GetValues<Marker>().Select(Codes.Code));
        Assert.Equal(
            ["published", "withheld", "not_enough", "held", "not_collected"], Enum.GetValues<CellStatus>().Select(Codes.Code));
        Assert.Equal(["percentage", "count", "money", "rate", "rating"], Enum.GetValues<MetricKind>().Select(Codes.Code));
        Assert.Equal(["higher", "lower", "neutral"], Enum.GetValues<Polarity>().Select(Codes.Code));
        Assert.Equal(["protected", "public"], Enum.GetValues<Sensitivity>().Select(Codes.Code));
        Assert.Equal("[z]", Marker.NotApplicable.Symbol());
    }

    [Fact]
    public void Every_word_reads_back()
    {
        Assert.All(Enum.GetValues<Marker>(), word => Assert.True(Codes.TryRead(word.Code(), out Marker? read) && read == word));
        Assert.All(Enum.GetValues<MetricKind>(), word => Assert.True(Codes.TryRead(word.Code(), out MetricKind? read) && read == word));
        Assert.All(Enum.GetValues<Polarity>(), word => Assert.True(Codes.TryRead(word.Code(), out Polarity? read) && read == word));
        Assert.All(Enum.GetValues<Sensitivity>(), word => Assert.True(Codes.TryRead(word.Code(), out Sensitivity? read) && read == word));
        Assert.False(Codes.TryRead("X", out Marker? _));
        Assert.False(Codes.TryRead("", out Polarity? _));
    }
}
