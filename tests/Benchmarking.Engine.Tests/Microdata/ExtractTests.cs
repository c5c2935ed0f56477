using Benchmarking.Engine.Disclosure;
using Benchmarking.Engine.Disclosure.Audit;
using Benchmarking.Engine.Microdata;

namespace Benchmarking.Engine.Tests.Microdata;

/// <summary>Record-level data: what is in it, and what is not.</summary>
public class ExtractTests
{
    [Fact]
    public void Every_record_equals_at_least_four_others()
    {
        var extract = Made(new Club(100)).Extract!;

        Assert.Equal(100, extract.Records.Count);
        Assert.All(
            extract.Records.GroupBy(record => string.Join('|', [.. record.Keys, .. record.Figures.Select(figure => figure.ToString())])),
            alike => Assert.True(alike.Count() >= 5));
    }

    [Fact]
    public void Every_number_is_the_rounded_mean_of_its_group()
    {
        var club = new Club(100);
        var partition = Partitioned(club);
        var outcome = Extract.Make(club.Request(partition), ExtractRules.Standard);
        var figures = club.Observations.ToLookup(one => (one.Organisation, one.Metric, one.Period), one => one.Value);

        Assert.NotEmpty(outcome.Entries);
        Assert.All(outcome.Entries.Where(entry => entry.Shown is not null), entry =>
        {
            var members = partition.Groups[int.Parse(entry.Group.Split(':')[2]) - 1].Members;
            var mean = members.Average(member => figures[(member, entry.Metric, entry.Period)].Single()!.Value);
            Assert.Equal(Rounding.Show(mean, club.Metrics[0]), entry.Shown);
        });
    }

    [Fact]
    public void The_same_key_gives_the_same_bytes_and_another_key_other_names_and_another_order()
    {
        var club = new Club(100);
        var request = club.Request(Partitioned(club));

        var (one, again) = (Lines(Extract.Make(request, ExtractRules.Standard)), Lines(Extract.Make(request, ExtractRules.Standard)));
        var other = Lines(Extract.Make(request with { Key = Club.Key(2) }, ExtractRules.Standard));

        Assert.Equal(one, again);
        Assert.Equal(one[0], other[0]);
        Assert.Empty(Pseudonyms(one).Intersect(Pseudonyms(other)));
        Assert.NotEqual(one.Select(WithoutPseudonym), other.Select(WithoutPseudonym));
        Assert.Equal(one.Select(WithoutPseudonym).Order(), other.Select(WithoutPseudonym).Order());
        Assert.NotEqual(Pseudonyms(one).Order(), Pseudonyms(one));
    }

    [Fact]
    public void No_name_and_no_single_figure_is_in_it()
    {
        var club = new Club(100);

        var text = string.Join('\n', Lines(Made(club)));

        Assert.All(club.Organisations.Keys, organisation => Assert.DoesNotContain(organisation, text));
        Assert.DoesNotContain("research:", text);
    }

    [Fact]
    public void Two_extracts_of_a_year_have_the_same_groups_and_say_the_same_of_what_they_share()
    {
        var club = new Club(100);
        var partition = Partitioned(club);
        var first = Extract.Make(club.Request(partition, "m1", "m2", "m3"), ExtractRules.Standard);
        var ledger = Ledger.Empty.With(first.Entries, first.Inputs);

        var second = Extract.Make(
            club.Request(partition, "m3", "m4") with { Ledger = ledger, Release = 2, Key = Club.Key(9) }, ExtractRules.Standard);

        Assert.Equal(
            first.Entries.Where(entry => entry.Metric == "m3").Select(entry => (entry.Group, entry.Period, entry.Shown, entry.Input)),
            second.Entries.Where(entry => entry.Metric == "m3").Select(entry => (entry.Group, entry.Period, entry.Shown, entry.Input)));
    }

    [Fact]
    public void A_corrected_figure_does_not_move_what_was_released_of_its_group()
    {
        var club = new Club(100);
        var partition = Partitioned(club);
        var first = Extract.Make(club.Request(partition), ExtractRules.Standard);
        var shown = first.Entries.First(entry => entry.Shown is not null);
        var member = partition.Groups[int.Parse(shown.Group.Split(':')[2]) - 1].Members[0];
        List<Observation> corrected =
        [
            .. club.Observations.Select(one => one.Organisation == member && one.Metric == shown.Metric && one.Period == shown.Period ? one with { Value = 5 } : one),
        ];
        var request = club.Request(partition) with { Observations = corrected, Release = 2 };

        var unaware = Extract.Make(request, ExtractRules.Standard);
        var aware = Extract.Make(request with { Ledger = Ledger.Empty.With(first.Entries, first.Inputs) }, ExtractRules.Standard);

        Assert.NotEqual(shown.Shown, Same(unaware).Shown);
        Assert.Equal((shown.Shown, shown.Input), (Same(aware).Shown, Same(aware).Input));

        LedgerEntry Same(ExtractOutcome outcome) => outcome.Entries.Single(entry =>
            (entry.Group, entry.Metric, entry.Period) == (shown.Group, shown.Metric, shown.Period));
    }

    [Fact]
    public void A_group_of_nearly_equal_figures_gets_a_third_instead_of_its_mean()
    {
        var club = new Club(100);
        var partition = Partitioned(club);
        var alike = partition.Groups[0].Members;
        List<Observation> observations =
        [
            .. club.Observations.Select(one => one.Metric == "m1" && alike.Contains(one.Organisation)
                ? one with { Value = 40 + (alike.ToList().IndexOf(one.Organisation) * 0.1m) } : one),
        ];

        var outcome = Extract.Make(club.Request(partition) with { Observations = observations }, ExtractRules.Standard);
        var cells = outcome.Entries.Where(entry => entry.Group == partition.CodeOf(0) && entry.Metric == "m1").ToList();

        Assert.All(cells, entry => Assert.Equal((null, Reason.V), (entry.Shown, entry.Reason!.Value)));
        Assert.Equal(alike.Count, outcome.Extract!.Records.Count(record => record.Figures[0].Third == Third.Lowest && record.Figures[0].Reason == Reason.V && record.Figures[0].Number is null && record.Keys.SequenceEqual(partition.Groups[0].Keys)));
    }

    [Fact]
    public void A_mean_too_close_to_a_published_group_is_not_given()
    {
        var club = new Club(100);
        var partition = Partitioned(club);
        var plain = Extract.Make(club.Request(partition), ExtractRules.Standard);
        var shown = plain.Entries.First(entry => entry.Shown is not null);
        var input = plain.Inputs.Single(one => one.Hash == shown.Input);
        // A peer group of all but one of them was published before.
        var smaller = new CellInput(input.Contributions.Skip(1));
        var published = shown with { Group = "named:some", Statistic = Statistic.Median, Input = smaller.Hash };

        var outcome = Extract.Make(
            club.Request(partition) with { Ledger = new Ledger([published], [smaller]), Release = 2 }, ExtractRules.Standard);

        var cell = outcome.Entries.Single(entry => (entry.Group, entry.Metric, entry.Period) == (shown.Group, shown.Metric, shown.Period));
        Assert.Equal((null, Reason.N3), (cell.Shown, cell.Reason));
        Assert.Equal(plain.Entries.Count(entry => entry.Shown is not null) - 1, outcome.Entries.Count(entry => entry.Shown is not null));
    }

    [Fact]
    public void A_mean_has_five_figures_behind_it_and_missing_ones_are_told_of_the_group_only()
    {
        var club = new Club(120, missing: 0.08);
        var partition = Partition.Make(club.PartitionInput(), ExtractRules.Standard with { K = 7, MostLost = 100 })!;

        var outcome = Extract.Make(club.Request(partition), ExtractRules.Standard with { MostLost = 100 });
        Assert.Empty(outcome.Refusals);
        var inputs = outcome.Inputs.ToDictionary(input => input.Hash);

        Assert.All(outcome.Entries, entry => Assert.Equal(inputs[entry.Input].Contributions.Count < 5, entry.Reason == Reason.N1));
        Assert.Contains(outcome.Extract!.Records, record => record.Figures.Any(figure => figure is { Incomplete: true, Number: not null }));
        Assert.All(
            outcome.Extract.Records.GroupBy(record => string.Join('|', [.. record.Keys, .. record.Figures.Select(figure => $"{figure} {figure.Incomplete}")])),
            alike => Assert.True(alike.Count() >= 7));
    }

    [Fact]
    public void The_true_figures_agree_with_everything_an_extract_says()
    {
        var club = new Club(100);
        var outcome = Made(club);
        var ledger = Ledger.Empty.With(outcome.Entries, outcome.Inputs);
        var truth = new KnownFigures(Club.Tokens);
        truth.Add(club.Observations);

        Assert.All(club.Metrics, metric =>
        {
            var problem = AuditProblem.Of(metric, ledger.Of(metric.Code), ledger, club.InterestGroups);
            Assert.True(problem.Agrees(truth.World(problem)!));
            Assert.All(problem.Cells, cell => Assert.InRange(cell.Members.Length, 5, 9));
        });
    }

    [Fact]
    public void The_key_must_have_256_bits()
    {
        var club = new Club(60);

        Assert.Throws<ArgumentException>(() => Extract.Make(club.Request(Partitioned(club)) with { Key = [1, 2, 3] }, ExtractRules.Standard));
    }

    private static Partition Partitioned(Club club) => Partition.Make(club.PartitionInput(), ExtractRules.Standard)!;

    private static ExtractOutcome Made(Club club) => Extract.Make(club.Request(Partitioned(club)), ExtractRules.Standard);

    private static List<string> Lines(ExtractOutcome outcome) => [.. outcome.Extract!.Table().Select(line => string.Join(',', line))];

    private static IEnumerable<string> Pseudonyms(List<string> lines) => lines.Skip(1).Select(line => line.Split(',')[0]);

    private static string WithoutPseudonym(string line) => line[line.IndexOf(',')..];
}
