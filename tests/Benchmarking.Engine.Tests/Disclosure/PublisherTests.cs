namespace Benchmarking.Engine.Tests.Disclosure;

public class PublisherTests
{
    [Fact]
    public void Numbers_are_rounded_and_say_how_they_were_made()
    {
        var cell = Assert.Single(Consortium.Of(24).Publish().Cells);

        Assert.Equal((24, CellStatus.Published, null, 2, "rank-kernel-4"), (cell.N, cell.Status, cell.Reason, cell.Base, cell.Method));
        Assert.All(
            new[] { cell.LowerQuartile, cell.Median, cell.UpperQuartile, cell.Mean },
            number => Assert.Equal(0, number!.Value % 2));
        Assert.Null(cell.P10);
    }

    [Fact]
    public void Those_who_belong_together_count_as_one_contributor()
    {
        var five = Consortium.Of(5) with
        {
            InterestGroups = new InterestGroups(new Dictionary<string, string> { ["o1"] = "parent", ["o2"] = "parent" }),
        };
        var six = Consortium.Of(6) with { InterestGroups = five.InterestGroups };

        Assert.Equal((null, CellStatus.NotEnough, Reason.N1), Fate(Assert.Single(five.Publish().Cells)));
        Assert.Equal(5, Assert.Single(six.Publish().Cells).N);
    }

    [Fact]
    public void A_group_that_differs_from_another_in_one_member_is_not_shown()
    {
        var outcome = (Consortium.Of(24) with { Groups = [Consortium.Members("nearly-all", 1, 23), Consortium.Members("half", 1, 12)] }).Publish();

        Assert.Equal((null, CellStatus.Withheld, Reason.N3), Fate(outcome.Cells[1]));
        Assert.Equal((null, null, null), (outcome.Cells[1].LowerQuartile, outcome.Cells[1].Median, outcome.Cells[1].UpperQuartile));
        Assert.Equal(CellStatus.Published, outcome.Cells[2].Status);
        Assert.All(outcome.Report.Withheld.Where(one => one.Reason == Reason.N3), one => Assert.Equal(PeerGroup.All, one.Instead));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void A_few_late_returns_change_nothing(int late)
    {
        var consortium = Consortium.Of(24);
        var first = consortium.Publish();

        var second = consortium.After(first, Enumerable.Range(1, late).Select(i => Sample.Value($"o{i}", 12.5m + i))).Publish();

        var (before, after) = (Assert.Single(first.Cells), Assert.Single(second.Cells));
        Assert.Equal(Numbers(before), Numbers(after));
        Assert.Equal((CellStatus.Held, Reason.N4, "provisional", null), (after.Status, after.Reason, after.HeldFrom, after.N));
        Assert.Equal(4, second.Report.Held);
    }

    [Fact]
    public void Nothing_new_changes_nothing_and_looks_like_it()
    {
        var consortium = Consortium.Of(24);
        var first = consortium.Publish();

        var second = consortium.After(first).Publish();

        Assert.Equal(first.Cells, second.Cells);
        Assert.Equal(0, second.Report.Audited);
    }

    [Fact]
    public void Five_changes_make_new_numbers()
    {
        var consortium = Consortium.Of(24);
        var first = consortium.Publish();

        var second = consortium.After(first, Enumerable.Range(1, 5).Select(i => Sample.Value($"o{i}", 20m + i))).Publish();

        var cell = Assert.Single(second.Cells);
        Assert.NotEqual(Numbers(Assert.Single(first.Cells)), Numbers(cell));
        Assert.Equal((CellStatus.Published, null), (cell.Status, cell.HeldFrom));
    }

    [Fact]
    public void A_number_that_a_newer_group_would_give_away_stays_as_it_was()
    {
        var consortium = Consortium.Of(24) with { Groups = [Consortium.Members("late", 13, 22)] };
        var without = consortium with { Observations = [.. consortium.Observations.Take(12)] };
        var first = without.Publish();

        // Ten join who are nearly all of a region of theirs; two more later make everyone differ from everyone by two.
        var joined = without.After(first, consortium.Observations.Skip(12).Take(10));
        var second = joined.Publish();
        var third = joined.After(second, consortium.Observations.Skip(22)).Publish();

        Assert.Equal(CellStatus.Published, second.Cells[0].Status);
        Assert.Equal((CellStatus.Held, Numbers(second.Cells[0])), (third.Cells[0].Status, Numbers(third.Cells[0])));
    }

    /// <summary>A year later the catalogue has another radius: what was shown with the old one still counts.</summary>
    [Fact]
    public void Numbers_made_with_an_earlier_radius_are_audited_by_their_bins()
    {
        var consortium = Consortium.Of(24);
        var first = consortium.Publish();
        var changed = consortium.After(first, Enumerable.Range(1, 6).Select(i => Sample.Value($"o{i}", 60m + i))) with
        {
            Metric = consortium.Metric with { Tolerance = new Tolerance(5) },
        };

        var cell = Assert.Single(changed.Publish().Cells);

        Assert.Equal((CellStatus.Published, 5), (cell.Status, cell.Base));
    }

    [Fact]
    public void Changes_are_banked_until_there_are_five()
    {
        var consortium = Consortium.Of(24);
        var first = consortium.Publish();
        var final = consortium.After(first, Enumerable.Range(1, 3).Select(i => Sample.Value($"o{i}", 20m + i)));
        var second = final.Publish();

        var third = final.After(second, Enumerable.Range(4, 2).Select(i => Sample.Value($"o{i}", 20m + i))).Publish();

        Assert.Equal(CellStatus.Held, Assert.Single(second.Cells).Status);
        Assert.Equal(CellStatus.Published, Assert.Single(third.Cells).Status);
    }

    [Fact]
    public void Where_figures_are_carried_forward_one_newcomer_keeps_last_quarters_number()
    {
        var consortium = Consortium.Of(24);
        consortium = consortium with { Metric = consortium.Metric with { Sticky = true } };
        var first = consortium.Publish();
        var next = consortium.After(first) with
        {
            Observations = [.. consortium.Observations.Select(one => one with { Period = "2026-Q2" }), Sample.Value("o25", 99, period: "2026-Q2")],
        };

        var cell = Assert.Single(next.Publish().Cells);

        Assert.Equal(Numbers(Assert.Single(first.Cells)), Numbers(cell));
        Assert.Equal(("2026-Q2", CellStatus.Held, Sample.Quarter), (cell.Period, cell.Status, cell.HeldFrom));
    }

    [Fact]
    public void Figures_that_are_public_are_shown_exactly_and_need_no_ledger()
    {
        var consortium = Consortium.Of(3);
        consortium = consortium with { Metric = consortium.Metric with { PublicAfter = new DateOnly(2026, 7, 15), Tolerance = null } };

        var outcome = consortium.Publish();

        var cell = Assert.Single(outcome.Cells);
        Assert.Equal((3, "hyndman-fan-7", null), (cell.N, cell.Method, cell.Base));
        Assert.Equal(consortium.Observations.Select(one => one.Value).Order().ElementAt(1), cell.Median);
        Assert.Empty(outcome.Entries);
        Assert.Equal(CellStatus.NotEnough, Assert.Single((consortium with
        {
            Metric = consortium.Metric with { Tolerance = new Tolerance(2) },
            Today = new DateOnly(2026, 7, 14),
        }).Publish().Cells).Status);
    }

    [Fact]
    public void The_ledger_keeps_who_contributed_and_no_figure()
    {
        var consortium = Consortium.Of(24) with { Groups = [Consortium.Members("half", 1, 12)] };

        var outcome = consortium.Publish();

        Assert.Equal(24, outcome.Inputs.Max(input => input.Contributions.Count));
        var text = string.Join(' ', outcome.Inputs.SelectMany(input => input.Contributions)) + string.Join(' ', outcome.Entries);
        Assert.All(
            consortium.Observations.Where(one => one.Value!.Value % 2 != 0),
            one => Assert.DoesNotContain($" {FigureText.Plain(one.Value!.Value)} ", text));
        Assert.All(outcome.Entries, entry => Assert.Contains(outcome.Inputs, input => input.Hash == entry.Input));
    }

    [Fact]
    public void The_order_of_the_input_changes_nothing()
    {
        var consortium = Consortium.Of(24) with
        {
            Groups = [Consortium.Members("a", 1, 8), Consortium.Members("b", 9, 16), Consortium.Members("c", 5, 20, "size")],
        };
        var first = consortium.Publish();

        consortium.Observations.Reverse();
        var second = consortium.Publish();

        Assert.Equal(first.Cells, second.Cells);
        Assert.Equal(first.Entries, second.Entries);
        Assert.Equal(first.Report.Withheld, second.Report.Withheld);
    }

    [Fact]
    public void The_report_adds_up()
    {
        var report = (Consortium.Of(24) with
        {
            Groups = [Consortium.Members("nearly-all", 1, 23), Consortium.Members("a", 1, 12), Consortium.Members("few", 1, 3)],
        }).Publish().Report;

        Assert.Equal(report.Eligible, report.Shown + report.TooSimilar + report.ByValue + report.Decoys);
        Assert.Equal((13, 10), (report.Figures, report.Eligible));
        Assert.Equal(report.Eligible - report.Shown, report.Withheld.Count);
    }

    [Fact]
    public void Input_that_cannot_be_published_is_refused_with_the_reason()
    {
        var consortium = Consortium.Of(24);
        var first = consortium.Publish();
        var changed = consortium.After(first, Enumerable.Range(1, 6).Select(i => Sample.Value($"o{i}", 20m + i)));

        Refused("no radius", () => (consortium with { Metric = consortium.Metric with { Tolerance = null } }).Publish());
        Refused("not after release 1", () => changed.Publish(release: 1));
        Refused("earlier states", () => (changed with { Earlier = [] }).Publish());
        Refused("observed twice", () => (consortium with { Observations = [.. consortium.Observations, Sample.Value("o1", 3)] }).Publish());
        Refused("given twice", () => (consortium with { Groups = [Consortium.Members("a", 1, 9), Consortium.Members("a", 1, 9)] }).Publish());
    }

    private static void Refused(string why, Action publish) =>
        Assert.Contains(why, Assert.ThrowsAny<ArgumentException>(publish).Message);

    private static (int? N, CellStatus Status, Reason? Reason) Fate(Cell cell) => (cell.N, cell.Status, cell.Reason);

    private static (decimal?, decimal?, decimal?, decimal?) Numbers(Cell cell) =>
        (cell.LowerQuartile, cell.Median, cell.UpperQuartile, cell.Mean);
}
