using Benchmarking.Web.Features.Releases.Files;
using Benchmarking.Web.Features.Releases.Making;

namespace Benchmarking.Web.Tests.Features.Releases;

/// <summary>What differs between two versions, and which number follows.</summary>
public sealed class ReleaseDifferenceTests
{
    private static readonly ReleaseTable Before = Table("cells", ["key", "value"], ["a", "1"], ["b", "2"]);

    [Fact]
    public void The_same_again_is_nothing() => Assert.True(Between(Before, Before).IsNothing);

    [Fact]
    public void A_new_row_a_new_column_and_a_new_file_are_minor()
    {
        Assert.Equal(["rows_added"], Kinds(Before, Table("cells", ["key", "value"], ["b", "2"], ["a", "1"], ["c", "3"]), "1.5.0"));
        Assert.Equal(["column_added"], Kinds(Before, Table("cells", ["key", "value", "more"], ["a", "1", ""], ["b", "2", ""]), "1.5.0"));
        var changes = ReleaseDifference.Between("1.4.2", [EarlierTable.Of(Before)], [Before, Table("records", ["key"], ["x"])]);
        Assert.Equal("file_added", Assert.Single(changes.Changes).Kind);
        Assert.Equal((1, 5, 0), changes.Next((1, 4, 2)));
    }

    [Fact]
    public void A_row_a_column_or_a_file_gone_is_major_whatever_else_is_new()
    {
        Assert.Equal(["rows_removed", "rows_added"], Kinds(Before, Table("cells", ["key", "value"], ["a", "1"], ["c", "3"]), "2.0.0"));
        Assert.Equal(["column_removed"], Kinds(Before, Table("cells", ["key"], ["a"], ["b"]), "2.0.0"));
        Assert.Equal((2, 0, 0), ReleaseDifference.Between("1.4.2", [EarlierTable.Of(Before)], []).Next((1, 4, 2)));
    }

    [Fact]
    public void Another_value_is_a_correction_but_another_definition_of_a_metric_is_major()
    {
        Assert.Equal(["values_corrected"], Kinds(Before, Table("cells", ["key", "value"], ["a", "1"], ["b", "7"]), "1.4.3"));
        Assert.Equal(
            ["redefined"],
            Kinds(Table(MetricsTable.Name, ["key", "value"], ["a", "1"]), Table(MetricsTable.Name, ["key", "value"], ["a", "2"]), "2.0.0"));
    }

    [Fact]
    public void Records_are_compared_without_their_pseudonyms_and_order()
    {
        Assert.True(Between(Records(["p1", "m", "4"], ["p2", "m", "6"]), Records(["q1", "m", "6"], ["q2", "m", "4"])).IsNothing);
        Assert.Equal("values_corrected", Assert.Single(Between(Records(["p1", "m", "4"]), Records(["q1", "m", "5"])).Changes).Kind);

        static ReleaseTable Records(params string[][] rows) =>
            Table("records", ["record", "metric", "value"], rows) with { ComparedBy = ["metric"] };
    }

    [Fact]
    public void Changes_are_kept_as_they_are_told()
    {
        var changes = Between(Before, Table("cells", ["key", "value"], ["a", "1"], ["c", "3"]));

        Assert.Equal(changes.Changes, ReleaseChanges.Parse(changes.ToJson()));
        Assert.Contains("\"level\":\"major\"", changes.ToJson());
        Assert.Equal("1 row is gone (key b).", changes.Changes[0].Words);
    }

    [Theory]
    [InlineData(null, "1.0.0")]
    [InlineData("1.4.2", "2.0.0")]
    public void The_first_of_a_series_is_1_0_0_and_the_first_after_all_were_withdrawn_a_major_one(string? highest, string expected)
    {
        var parts = highest?.Split('.').Select(int.Parse).ToArray();
        var (major, minor, patch) = ReleaseChanges.First.Next(parts is null ? null : (parts[0], parts[1], parts[2]));

        Assert.Equal(expected, $"{major}.{minor}.{patch}");
    }

    private static ReleaseChanges Between(ReleaseTable before, ReleaseTable after) =>
        ReleaseDifference.Between("1.4.2", [EarlierTable.Of(before)], [after]);

    private static IEnumerable<string> Kinds(ReleaseTable before, ReleaseTable after, string next)
    {
        var changes = Between(before, after);
        var (major, minor, patch) = changes.Next((1, 4, 2));
        Assert.Equal(next, $"{major}.{minor}.{patch}");
        return changes.Changes.Select(change => change.Kind);
    }

    private static ReleaseTable Table(string name, string[] columns, params string[][] rows) => new(
        name, name, name, [.. columns.Select(column => new ReleaseColumn(column, column, column) { IsKey = column is "key" or "record" })], [.. rows.Select(row => (object?[])row)]);
}
