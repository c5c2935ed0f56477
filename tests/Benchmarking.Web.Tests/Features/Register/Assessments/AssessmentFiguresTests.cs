using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Benchmarks;
using Benchmarking.Web.Features.Register;
using Benchmarking.Web.Features.Register.Assessments;
using Benchmarking.Web.Features.Register.Value;
using static Benchmarking.Web.Tests.Features.Register.Records;

namespace Benchmarking.Web.Tests.Features.Register.Assessments;

public sealed class AssessmentFiguresTests
{
    [Fact]
    public void People_affected_that_nobody_wrote_down_are_not_none()
    {
        var unknown = Of(Empty with { Activities = [Activity(ActivityKind.Event, 12)] });
        var none = Of(Empty with { Activities = [Activity(ActivityKind.Event, 12, 0), Activity(ActivityKind.Event, 12)] });

        Assert.Equal(["People affected", "not recorded"], Line(unknown, "In figures", "People affected"));
        Assert.Contains("How many people were affected is not recorded.", Sentences(unknown));
        Assert.Equal(["People affected", "0"], Line(none, "In figures", "People affected"));
        Assert.Contains("People affected: 0.", Sentences(none));
    }

    [Fact]
    public void The_cost_for_each_household_rests_on_all_costs_and_on_the_number_in_a_return()
    {
        var record = Empty with
        {
            Activities = [Activity(ActivityKind.Event, 10, 100, Cost(80))],
            Costs = [new InvolvementCost { What = "Pay", Scope = CostScope.Staff, Amount = 920 }],
        };

        Assert.Equal(
            ["For each household", "£2.00", "500 households, return for Q1, April to June 2025"],
            Line(Of(record, new Households(500, Period.Parse("2025-Q1"))), "Cost beside what it reached", "For each household"));
        Assert.Equal(
            ["For each household", "not known", "no return with an answer"],
            Line(Of(record), "Cost beside what it reached", "For each household"));
    }

    [Fact]
    public void Changes_put_in_place_stand_by_their_names_and_only_what_is_due_to_residents_is_told_as_theirs()
    {
        var figures = Of(Empty with
        {
            Changes =
            [
                new ServiceChange { Name = "Repairs by text", DecidedOn = From, DoneOn = From, Savings = 300, Attribution = CaseStudyAttribution.Sooner },
                new ServiceChange { Name = "New law", DecidedOn = From, DoneOn = To, Savings = 5000, Attribution = CaseStudyAttribution.Anyway },
                new ServiceChange { Name = "Not yet", DecidedOn = From },
            ],
        });

        var table = Table(figures, "Changes put in place");
        Assert.Equal(["Repairs by text", "New law"], table.Rows.Select(row => row[0]));
        Assert.Equal(["New law", "31 March 2026", "It would have happened anyway", "none"], table.Rows[1]);
        Assert.Empty(table.Note); // no figure is linked, so there is nothing to take care of
        Assert.Contains("1 change is in place now because residents spoke up.", Sentences(figures));
        Assert.Contains("This saved £300.", Sentences(figures));
    }

    [Theory]
    [InlineData(204, false)] // 0.4 points too few, which is shown as 0
    [InlineData(210, true)]
    public void We_hear_too_little_from_a_group_only_where_its_gap_is_seen(int ofThousand, bool tooLittle)
    {
        var figures = Of(Empty with
        {
            HeadCounts = [new HeadCount { CountedOn = To, Involved = 1000, Profiled = 1000, MakeUp = [new GroupCount("disabled", 200)] }],
            Profiles = [new ResidentProfile { Year = 2025, Profiled = 1000, MakeUp = [new GroupCount("disabled", ofThousand)] }],
            Groups = [new NamedGroup { Code = "disabled", Name = "Disabled", UnderRepresented = true }],
        });

        Assert.Equal(tooLittle, Sentences(figures).Contains("We hear too little from this group: Disabled."));
    }

    private static IReadOnlyList<FigureSection> Of(RegisterRecord record, Households? households = null) =>
        AssessmentFigures.Of(record, new Dictionary<int, string>(), new Dictionary<string, MetricSubject>(), households);

    private static FigureTable Table(IEnumerable<FigureSection> sections, string caption) =>
        sections.SelectMany(section => section.Tables).Single(table => table.Caption == caption);

    private static IReadOnlyList<string> Line(IEnumerable<FigureSection> sections, string caption, string name) =>
        Table(sections, caption).Rows.Single(row => row[0] == name);

    private static IEnumerable<string> Sentences(IEnumerable<FigureSection> sections) => sections.SelectMany(section => section.Sentences);
}
