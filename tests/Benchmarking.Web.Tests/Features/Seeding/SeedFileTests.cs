using Benchmarking.Web.Features.Seeding;

namespace Benchmarking.Web.Tests.Features.Seeding;

public sealed class SeedFileTests
{
    private static readonly SeedRow Row = new(
        "seed-data/x.csv line 3", 2, new Dictionary<string, string> { ["name"] = "A", ["empty"] = "", ["many"] = "1.5e", ["flag"] = "maybe" });

    [Fact]
    public void Quoted_fields_are_read_as_they_were_written()
    {
        var aspire = SeedFile.Read("organisations").Single(row => row.Text("slug") == "aspire-housing");

        Assert.Equal("5,000 to 9,999", aspire.Text("size_band"));
        Assert.StartsWith("Steering: \"Yes (only because", aspire.Text("note"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_field_is_no_number_and_never_zero() => Assert.Null(Row.NumberOrNull("empty"));

    [Theory]
    [InlineData("many", "\"1.5e\" in column \"many\" is not a number")]
    [InlineData("empty", "\"\" in column \"empty\" is not a number")]
    public void What_is_no_number_is_told_with_its_place(string column, string problem)
    {
        var told = Assert.Throws<FormatException>(() => Row.Number(column));

        Assert.Equal($"seed-data/x.csv line 3: {problem}.", told.Message);
    }

    [Fact]
    public void A_missing_column_and_a_doubtful_flag_are_told_with_their_place()
    {
        Assert.Equal("seed-data/x.csv line 3: there is no column \"other\".", Assert.Throws<FormatException>(() => Row.Text("other")).Message);
        Assert.Equal(
            "seed-data/x.csv line 3: column \"flag\" says \"maybe\", not yes or no.",
            Assert.Throws<FormatException>(() => Row.Flag("flag")).Message);
    }
}
