using Benchmarking.Engine.Disclosure;
using Benchmarking.Engine.Microdata;

namespace Benchmarking.Engine.Tests.Microdata;

/// <summary>What is said in place of a mean is made once of a group's figures and never of a member's correction.</summary>
public sealed class RepeatedThirdTests
{
    [Fact]
    public void A_correction_moves_no_third_between_two_extracts()
    {
        var (club, partition, alike) = Alike();
        var first = Extract.Make(club.Request(partition), ExtractRules.Standard);
        var corrected = Where(club, alike[^1], one => one with { Value = 100 });
        var next = club.Request(partition) with { Observations = corrected, Release = 2 };

        var unaware = Extract.Make(next, ExtractRules.Standard);
        var again = Extract.Make(next with { Ledger = Ledger.Empty.With(first.Entries, first.Inputs) }, ExtractRules.Standard);

        Assert.All(Figures(first, partition), figure => Assert.Equal((Third.Lowest, Reason.V), (figure.Third!.Value, figure.Reason!.Value)));
        Assert.All(Figures(unaware, partition), figure => Assert.Equal(Third.Middle, figure.Third!.Value));
        Assert.All(Figures(again, partition), figure => Assert.Equal((null, null, Reason.V), (figure.Third, figure.Number, figure.Reason!.Value)));
    }

    [Fact]
    public void A_figure_that_came_later_does_not_make_a_group_complete_before_its_number_changes()
    {
        var (club, partition, alike) = Alike();
        var without = club.Observations.Where(one => one.Organisation != alike[0] || one.Metric != "m1").ToList();
        var first = Extract.Make(club.Request(partition) with { Observations = without }, ExtractRules.Standard);

        var again = Extract.Make(
            club.Request(partition) with { Release = 2, Ledger = Ledger.Empty.With(first.Entries, first.Inputs) }, ExtractRules.Standard);

        Assert.All(Figures(first, partition), figure => Assert.True(figure.Incomplete));
        Assert.All(Figures(again, partition), figure => Assert.True(figure.Incomplete));
    }

    /// <summary>A club whose first group has nearly the same low figure of the first metric.</summary>
    private static (Club Club, Partition Partition, IReadOnlyList<string> Alike) Alike()
    {
        var club = new Club(100);
        var partition = Partition.Make(club.PartitionInput(), ExtractRules.Standard)!;
        IReadOnlyList<string> alike = [.. partition.Groups[0].Members];
        for (var at = 0; at < club.Observations.Count; at++)
        {
            var one = club.Observations[at];
            if (one.Metric == "m1" && alike.Contains(one.Organisation))
                club.Observations[at] = one with { Value = 53 + (alike.ToList().IndexOf(one.Organisation) * 0.1m) };
        }

        return (club, partition, alike);
    }

    private static List<Observation> Where(Club club, string organisation, Func<Observation, Observation> change) =>
        [.. club.Observations.Select(one => one.Organisation == organisation && one.Metric == "m1" ? change(one) : one)];

    /// <summary>Of the first metric and period, of the group whose keys and figures are the first's.</summary>
    private static List<GroupFigure> Figures(ExtractOutcome outcome, Partition partition)
    {
        var members = partition.Groups[0].Members.Select(member => Extract.Pseudonym(Club.Key(1), member)).ToHashSet();
        return [.. outcome.Extract!.Records.Where(record => members.Contains(record.Pseudonym)).Select(record => record.Figures[0])];
    }
}
