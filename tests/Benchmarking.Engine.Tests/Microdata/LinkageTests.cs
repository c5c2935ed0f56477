using Benchmarking.Engine.Microdata;

namespace Benchmarking.Engine.Tests.Microdata;

/// <summary>Record linkage, with the two examples of Herranz, Nin, Rodríguez and Tassa (2015).</summary>
public class LinkageTests
{
    [Fact]
    public void One_to_one_linkage_fails_wholly_where_one_record_moved_past_all_others()
    {
        double[][] known = [[1], [2], [3], [4]];
        double[][] released = [[2], [3], [4], [-0.1]];

        Assert.Equal(0, Linkage.OneToOne(known, released).Records);
    }

    [Fact]
    public void One_to_one_linkage_finds_all_where_the_nearest_record_is_one_and_the_same()
    {
        double[][] known = [[1, 0], [0, 1], [-1, 0], [0, -1]];
        double[][] released = [[0, 0], [0, 2.1], [-2.1, 0], [0, -2.1]];

        Assert.Equal(1, Linkage.OneToOne(known, released).Records);
        Assert.Equal(0.25, Linkage.Nearest(known, released).Records);
    }

    [Fact]
    public void Records_that_cannot_be_told_apart_are_found_by_lot()
    {
        double[][] known = [[1], [2], [3], [10]];
        double[][] released = [[2], [2], [2], [10]];

        var expected = new LinkageRate(4, 1, (1 + (3 / 3.0)) / 4);
        Assert.Equal(expected, Linkage.Nearest(known, released));
        Assert.Equal(expected, Linkage.OneToOne(known, released));
    }

    [Fact]
    public void An_attacker_who_knows_no_figure_has_the_key_values_only()
    {
        double[][] known = [[double.NaN], [double.NaN], [double.NaN], [double.NaN]];
        double[][] released = [[5], [5], [9], [9]];

        Assert.Equal(0.25, Linkage.Nearest(known, released).Records);
        Assert.Equal(0.5, Linkage.Nearest(known, released, (i, j) => i / 2 == j / 2).Records);
    }

    [Fact]
    public void One_to_one_linkage_without_knowledge_finds_no_more_than_chance()
    {
        double[][] known = [.. Enumerable.Range(0, 200).Select(_ => new[] { double.NaN })];
        double[][] released = [.. Enumerable.Range(0, 200).Select(i => new double[] { i })];

        Assert.InRange(Linkage.OneToOne(known, released).Records, 0, 0.02);
    }

    [Fact]
    public void An_attacker_in_the_file_has_one_record_fewer_to_draw_from()
    {
        double[][] known = [[1], [2], [3], [11], [12], [13]];
        double[][] released = [[2], [2], [2], [12], [12], [12]];

        // Two of five attackers are among the three nearest records and draw from two; the others draw from three.
        Assert.Equal(((2 * 0.5) + (3 / 3.0)) / 5, Linkage.NearestBesideOwn(known, released).Records, 1e-12);
    }

    [Fact]
    public void A_missing_figure_is_passed_over()
    {
        double[][] known = [[1, double.NaN], [2, 7], [9, 1]];
        double[][] released = [[1, 50], [2, 7], [9, double.NaN]];

        Assert.Equal(1, Linkage.Nearest(known, released).Records);
    }
}
