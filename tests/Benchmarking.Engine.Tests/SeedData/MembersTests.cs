namespace Benchmarking.Engine.Tests.SeedData;

public sealed class MembersTests
{
    private readonly SeedFile _organisations = SeedFile.Read("organisations.csv");
    private readonly SeedFile _groups = SeedFile.Read("peer-groups.csv");

    [Fact]
    public void There_are_23_members_and_Wulvern_is_one_of_them_once()
    {
        Assert.Equal(23, _organisations.Rows.Count);
        Assert.Single(_organisations.Rows, row => row["name"].Contains("Wulvern", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The survey prints "organisation/member of staff": a slash would be a name that came along.</summary>
    [Fact]
    public void No_member_of_staff_is_named() =>
        Assert.All(_organisations.Rows, row => Assert.All(row.Cells.Values, cell => Assert.DoesNotContain('/', cell)));

    [Theory]
    [InlineData("size_band", "under 5,000|5,000 to 9,999|10,000 to 19,999|20,000 and over")]
    [InlineData("type", "housing association|ALMO|stock-transfer|council")]
    [InlineData("steering", "yes|no|unclear")]
    [InlineData("case_studies", "yes|no|unclear|in principle")]
    public void Each_word_is_one_of_those_agreed(string column, string words) =>
        Assert.Empty(_organisations.Set(column).Except(words.Split('|')));

    [Fact]
    public void The_size_band_follows_from_the_homes() => Assert.All(_organisations.Rows, row => Assert.Equal(
        row.Required("homes") switch
        {
            < 5_000 => "under 5,000",
            < 10_000 => "5,000 to 9,999",
            < 20_000 => "10,000 to 19,999",
            _ => "20,000 and over",
        },
        row["size_band"]));

    [Fact]
    public void A_successor_is_marked_as_not_verified() => Assert.All(
        _organisations.Rows.Where(row => row["successor"].Length > 0),
        row => Assert.Contains("not verified", row["note"]));

    [Fact]
    public void Each_member_is_in_one_group_of_each_dimension()
    {
        foreach (var (dimension, column) in new[] { ("region", "region"), ("size", "size_band"), ("type", "type") })
        {
            var values = _groups.Rows.Where(row => row["dimension"] == dimension).Select(row => row["attribute_value"]).ToList();
            Assert.Distinct(values);
            Assert.Equal(_organisations.Set(column).Order(), values.Order());
        }
    }

    [Fact]
    public void Some_groups_are_large_some_middling_and_some_too_small_to_show()
    {
        var sizes = _groups.Rows.Where(row => row["dimension"] != "all").Select(row => Members(row)).ToList();
        Assert.Contains(sizes, n => n >= 12);
        Assert.Contains(sizes, n => n is >= 5 and <= 11);
        Assert.Contains(sizes, n => n < 5);
    }

    [Fact]
    public void Each_target_belongs_to_a_member_or_to_the_one_organisation_outside() =>
        Assert.Empty(SeedFile.Read("targets.csv").Set("organisation").Except([.. _organisations.Set("slug"), "look-ahead"]));

    private int Members(SeedRow group) =>
        _organisations.Rows.Count(row => row[group["dimension"] == "size" ? "size_band" : group["dimension"]] == group["attribute_value"]);
}
