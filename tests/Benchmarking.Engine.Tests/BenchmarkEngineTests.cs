namespace Benchmarking.Engine.Tests;

public class BenchmarkEngineTests
{
    [Theory]
    [InlineData(1, null, CellStatus.NotEnough, Reason.N1, null, null, null)]
    [InlineData(4, null, CellStatus.NotEnough, Reason.N1, null, null, null)]
    [InlineData(5, 5, CellStatus.Published, Reason.N2, null, 3.0, null)]
    [InlineData(11, 11, CellStatus.Published, Reason.N2, null, 6.0, null)]
    [InlineData(12, 12, CellStatus.Published, null, 3.75, 6.5, 9.25)]
    [InlineData(13, 13, CellStatus.Published, null, 4.0, 7.0, 10.0)]
    public void A_median_needs_five_contributors_and_quartiles_twelve(
        int contributors, int? n, CellStatus status, Reason? reason, double? lower, double? median, double? upper)
    {
        var cell = Assert.Single(Compute(Sample.Values(contributors)));

        Assert.Equal((n, status, reason), (cell.N, cell.Status, cell.Reason));
        Assert.Equal(
            ((decimal?)lower, (decimal?)median, (decimal?)upper), (cell.LowerQuartile, cell.Median, cell.UpperQuartile));
        Assert.Equal((null, null), (cell.P10, cell.P90));
        Assert.Equal("rank-kernel-4", cell.Method);
    }

    [Theory]
    [InlineData(7, null, null)]
    [InlineData(8, 4.5, null)]
    [InlineData(29, 15.0, null)]
    [InlineData(30, 15.5, 3.9)]
    public void A_mean_is_shown_of_everyone_from_eight_contributors_and_tails_from_thirty(int contributors, double? mean, double? tail)
    {
        var part = Sample.Group("part", [.. Enumerable.Range(1, contributors).Select(i => $"o{i}")]);

        var cells = BenchmarkEngine.Compute([Sample.Metric()], Sample.Values(contributors), [part], BenchmarkRules.Standard);

        Assert.Equal([(decimal?)mean, null], cells.Select(cell => cell.Mean));
        Assert.All(cells, cell => Assert.Equal((decimal?)tail, cell.P10));
    }

    [Fact]
    public void A_missing_value_is_left_out_and_a_zero_is_counted()
    {
        List<Observation> observations =
        [
            .. Sample.Values(5), Sample.Missing("o6", Marker.NotCollected), Sample.Missing("o7", Marker.ZeroDenominator),
            Sample.Value("o8", 0),
        ];

        var cell = Assert.Single(Compute(observations));

        Assert.Equal((6, 2.5m), (cell.N, cell.Median));
    }

    [Fact]
    public void Where_every_value_is_missing_there_is_not_enough_and_where_nobody_was_asked_nothing_was_collected()
    {
        var cells = BenchmarkEngine.Compute(
            [Sample.Metric(), Sample.Metric("unasked")],
            [Sample.Missing("o1", Marker.NotApplicable)], [], BenchmarkRules.Standard);

        Assert.Equal([CellStatus.NotEnough, CellStatus.NotCollected], cells.Select(cell => cell.Status));
        Assert.All(cells, cell => Assert.Equal((null, null), (cell.N, cell.Median)));
    }

    [Fact]
    public void A_public_metric_has_no_minimum_and_every_statistic()
    {
        var metric = Sample.Metric(sensitivity: Sensitivity.Public);

        var cell = Assert.Single(BenchmarkEngine.Compute([metric], Sample.Values(3), [], BenchmarkRules.Standard));

        Assert.Equal(CellStatus.Published, cell.Status);
        Assert.Equal((3, 1.5m, 2m, 2.5m), (cell.N, cell.LowerQuartile, cell.Median, cell.UpperQuartile));
        Assert.Equal((1.2m, 2.8m, 2m), (cell.P10, cell.P90, cell.Mean));
    }

    [Fact]
    public void The_rules_for_public_figures_count_nobody_as_zero()
    {
        var cells = BenchmarkEngine.Compute(
            [Sample.Metric()], Sample.Values(1), [Sample.Group("empty")], BenchmarkRules.PublicFigures);

        Assert.Equal([1, 0], cells.Select(cell => cell.N));
        Assert.Equal([CellStatus.Published, CellStatus.NotEnough], cells.Select(cell => cell.Status));
    }

    [Fact]
    public void A_judgement_has_a_median_that_is_one_of_its_categories_and_nothing_else()
    {
        var metric = Sample.Metric(kind: MetricKind.Rating, decimals: 0);
        var observations = Enumerable.Range(0, 14).Select(i => Sample.Value($"o{i}", i < 7 ? 1 : 2)).ToList();

        var cell = Assert.Single(BenchmarkEngine.Compute([metric], observations, [], BenchmarkRules.Standard));

        Assert.Equal((14, 1m, null, null), (cell.N, cell.Median, cell.LowerQuartile, cell.UpperQuartile));
        Assert.Equal((null, "hyndman-fan-1"), (cell.Reason, cell.Method));
    }

    [Fact]
    public void Cells_come_by_metric_as_given_then_group_as_given_then_period()
    {
        List<Observation> observations =
        [
            Sample.Value("o1", 1, "b", "2026-Q2"), Sample.Value("o1", 1, "a", "2025-Q4"), Sample.Value("o1", 1, "a", "2025-26"),
        ];

        var cells = BenchmarkEngine.Compute(
            [Sample.Metric("b"), Sample.Metric("a")], observations,
            [Sample.Group("z", "o1"), Sample.Group("c", "o1")], BenchmarkRules.Standard);

        Assert.Equal(
            from metric in new[] { "b", "a" }
            from peers in new[] { "all", "z", "c" }
            from period in new[] { "2025-26", "2025-Q4", "2026-Q2" }
            select (metric, peers, period),
            cells.Select(cell => (cell.Metric, cell.Group, cell.Period)));
    }

    [Fact]
    public void A_group_counts_its_own_members_only_and_a_member_never_observed_does_no_harm()
    {
        var group = Sample.Group("north", "o2", "o4", "o6", "o8", "o10", "stranger");

        var cell = BenchmarkEngine.Compute([Sample.Metric()], Sample.Values(12), [group], BenchmarkRules.Standard)[1];

        Assert.Equal(("north", 5, 6m), (cell.Group, cell.N, cell.Median));
    }

    [Fact]
    public void Members_named_for_one_period_replace_the_others_in_it()
    {
        List<Observation> observations = [.. Sample.Values(10), .. Sample.Values(10, period: "2026-Q2")];
        PeerGroup[] groups =
        [
            Sample.Group("g", "o1", "o2", "o3", "o4", "o5"),
            Sample.Group("g", "o6", "o7", "o8", "o9", "o10") with { Period = "2026-Q2" },
            Sample.Group("late", "o1", "o2", "o3", "o4", "o5") with { Period = "2026-Q2" },
        ];

        var cells = BenchmarkEngine.Compute([Sample.Metric()], observations, groups, BenchmarkRules.Standard);

        Assert.Equal(
            [("g", "2026-Q1", 3m), ("g", "2026-Q2", 8m), ("late", "2026-Q2", 3m)],
            cells.Where(cell => cell.Group != PeerGroup.All).Select(cell => (cell.Group, cell.Period, cell.Median!.Value)));
    }

    [Fact]
    public void The_order_of_the_input_changes_nothing_and_every_group_agrees_with_a_plain_sort()
    {
        var random = new Random(11);
        var observations = Enumerable.Range(0, 60).Where(_ => random.Next(10) > 0)
            .Select(i => Sample.Value($"o{i}", random.Next(0, 1000) / 10m)).ToArray();
        var groups = Enumerable.Range(0, 12)
            .Select(g => Sample.Group($"g{g}", [.. Enumerable.Range(0, 60).Where(_ => random.Next(3) == 0).Select(i => $"o{i}")]))
            .ToArray();

        var cells = BenchmarkEngine.Compute([Sample.Metric()], observations, groups, BenchmarkRules.Standard);
        random.Shuffle(observations);
        var again = BenchmarkEngine.Compute([Sample.Metric()], observations, groups, BenchmarkRules.Standard);

        Assert.Equal(cells, again);
        Assert.All(groups, group =>
        {
            var sorted = observations.Where(o => group.Members.Contains(o.Organisation)).Select(o => o.Value!.Value).Order().ToArray();
            var cell = cells.Single(one => one.Group == group.Code);
            Assert.Equal(sorted.Length, cell.N);
            Assert.Equal(Quantiles.Of(sorted, 0.25m, QuantileMethod.RankKernel), cell.LowerQuartile);
        });
    }

    [Fact]
    public void Values_too_near_each_other_for_a_double_are_told_apart()
    {
        const decimal step = 0.0000000000000000000000000001m;
        var values = Enumerable.Range(0, 5).Select(i => 0.3m + (i * step)).ToArray();
        int[] shuffled = [3, 0, 4, 2, 1];
        var observations = shuffled.Select((place, i) => Sample.Value($"o{i}", values[place])).ToArray();
        var group = Sample.Group("three", "o0", "o2", "o4");

        var cells = BenchmarkEngine.Compute([Sample.Metric()], observations, [group], BenchmarkRules.PublicFigures);

        Assert.Equal((values[1], values[2], values[3]), (cells[0].LowerQuartile, cells[0].Median, cells[0].UpperQuartile));
        Assert.Equal(values[3], cells[1].Median);
    }

    [Fact]
    public void Zeros_after_the_point_do_not_depend_on_the_order_of_the_input()
    {
        Observation[] observations = [Sample.Value("a", 0.5m), Sample.Value("b", 0.50m), Sample.Value("c", 0.500m)];

        string Median() => BenchmarkEngine.Compute([Sample.Metric()], observations, [], BenchmarkRules.PublicFigures)[0]
            .Median!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var median = Median();
        Array.Reverse(observations);

        Assert.Equal("0.50", median);
        Assert.Equal(median, Median());
    }

    [Fact]
    public void What_a_listener_throws_comes_out_as_it_is() =>
        Assert.Throws<OperationCanceledException>(() => BenchmarkEngine.Compute(
            [Sample.Metric()], Sample.Values(2), [], BenchmarkRules.Standard, new Stops()));

    [Fact]
    public void Input_that_contradicts_itself_is_refused()
    {
        Refused("observed twice", [Sample.Value("o1", 1), Sample.Missing("o1", Marker.Excluded)]);
        Refused("not among those given", [Sample.Value("o1", 1, "unknown")]);
        Refused("both a value and a reason", [Sample.Value("o1", 1) with { Marker = Marker.Excluded }]);
        Refused("beyond the largest", [Sample.Value("o1", 1_000_000_000_000_001m)]);
        Refused("is everyone", [], Sample.Group("all", "o1"));
        Refused("given twice", [], Sample.Group("g"), Sample.Group("g"));
    }

    [Fact]
    public void Quartiles_may_not_need_fewer_contributors_than_the_median() =>
        Assert.Throws<ArgumentException>(
            () => BenchmarkEngine.Compute([Sample.Metric()], [], [], new BenchmarkRules(12, 5)));

    [Fact]
    public void Progress_is_told_up_to_the_last()
    {
        var told = new Told();

        BenchmarkEngine.Compute(
            [Sample.Metric(), Sample.Metric("b")], [.. Sample.Values(2), .. Sample.Values(2, period: "2026-Q2")], [],
            BenchmarkRules.Standard, told);

        Assert.Equal([(1, 4), (2, 4), (3, 4), (4, 4)], told.Reports);
    }

    private static IReadOnlyList<Cell> Compute(IReadOnlyList<Observation> observations) =>
        BenchmarkEngine.Compute([Sample.Metric()], observations, [], BenchmarkRules.Standard);

    private static void Refused(string why, IReadOnlyList<Observation> observations, params PeerGroup[] groups)
    {
        var refusal = Assert.Throws<ArgumentException>(
            () => BenchmarkEngine.Compute([Sample.Metric()], observations, groups, BenchmarkRules.Standard));
        Assert.Contains(why, refusal.Message);
    }

    private sealed class Stops : IProgress<(int Done, int Total)>
    {
        public void Report((int Done, int Total) value) => throw new OperationCanceledException();
    }

    private sealed class Told : IProgress<(int Done, int Total)>
    {
        public List<(int, int)> Reports { get; } = [];

        public void Report((int Done, int Total) value) => Reports.Add(value);
    }
}
