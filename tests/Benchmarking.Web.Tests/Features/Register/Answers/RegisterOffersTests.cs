using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Register;
using Benchmarking.Web.Features.Register.Answers;
using Benchmarking.Web.Features.Seeding;

namespace Benchmarking.Web.Tests.Features.Register.Answers;

/// <summary>What the register answers, reckoned from rows: one rule of the issue after another.</summary>
public sealed class RegisterOffersTests
{
    private static readonly Period Quarter = Period.Parse("2026-Q1");
    private static readonly DateOnly In = new(2026, 5, 14);
    private static readonly DateOnly LastYear = new(2025, 8, 1);
    private static readonly DateOnly LongAgo = new(2025, 6, 30);
    private static readonly Guid Scrutiny = Guid.NewGuid();

    [Fact]
    public void Nothing_is_offered_where_nothing_is_written_down() => Assert.Empty(Offers(new Rows()).ByInput);

    [Fact]
    public void Every_input_that_is_offered_is_one_that_returns_ask_for()
    {
        var asked = SeedFile.Read("inputs").Select(row => row.Text("code")).ToHashSet();
        var all = RegisterOffers.Of(Everything().Record(), Quarter, new AnyDecimals()).ByInput;

        Assert.All(all.Keys, input => Assert.Contains(input, asked));
        // A1, A4, A5 and B1 are surveys of their own; homes, households and what was asked of a survey are not in a register.
        string[] elsewhere =
        [
            "homes", "households", "views-replies", "views-positive", "informed-replies", "informed-positive", "opportunities-replies", "opportunities-positive",
        ];
        Assert.Equal(elsewhere, asked.Except(all.Keys).Order(StringComparer.Ordinal).OrderBy(code => Array.IndexOf(elsewhere, code)));
    }

    [Fact]
    public void Activities_of_the_quarter_are_counted_and_their_numbers_added_up()
    {
        var offers = Offers(new Rows
        {
            Activities =
            [
                Activity(In, row => (row.Participants, row.PeopleAffected, row.ResidentHours) = (12, 300, 24.5m)),
                Activity(new(2026, 4, 1), row => row.Participants = 8),
                Activity(new(2026, 6, 30)),
                Activity(LastYear, row => row.Participants = 99),
            ],
        });

        Assert.Equal((3m, "3 activities"), Said(offers, "activities"));
        Assert.Equal((20m, "2 activities; 1 more without this number"), Said(offers, "participants"));
        Assert.Equal((300m, "1 activity; 2 more without this number"), Said(offers, "people-affected"));
        Assert.Equal(25m, offers.Of("resident-hours")!.Value); // an input of whole hours, half away from zero
        Assert.Equal(["12", "8"], offers.Of("participants")!.Lines.Select(line => $"{line.Number}"));
    }

    [Fact]
    public void Cost_leaves_overheads_out_and_reaches_over_twelve_months()
    {
        var offers = Offers(new Rows
        {
            Activities =
            [
                Activity(In, row => row.Costs = [new("Hall", CostScope.Direct, 100.40m), new("Share of the rent", CostScope.Overhead, 900)]),
                Activity(LastYear, row => row.Costs = [new("Vouchers", CostScope.Reward, 50)]),
                Activity(LongAgo, row => row.Costs = [new("Too long ago", CostScope.Direct, 5000)]),
            ],
            Costs =
            [
                new InvolvementCost { SpentOn = LastYear, What = "The team", Scope = CostScope.Staff, Amount = 2000 },
                new InvolvementCost { SpentOn = LastYear, What = "Overheads", Scope = CostScope.Overhead, Amount = 700 },
            ],
        });

        Assert.Equal((100m, "1 activity"), Said(offers, "activity-cost"));
        Assert.Equal((2150m, "2 activities and 1 other cost"), Said(offers, "involvement-cost"));
        Assert.Equal(["The team", "An activity (event)", "An activity (event)"], offers.Of("involvement-cost")!.Lines.Select(line => line.Words).OrderDescending());
    }

    [Fact]
    public void Scores_and_rungs_count_activities_and_are_never_averaged()
    {
        var offers = Offers(new Rows
        {
            Activities =
            [
                Activity(In, row => (row.Impact, row.ValueForMoney, row.JudgedBy, row.Rung) = (3, 1, ActivityJudge.Residents, 5)),
                Activity(In, row => (row.Impact, row.ValueForMoney, row.JudgedBy, row.Rung) = (1, 2, ActivityJudge.Staff, 5)),
                Activity(In, row => (row.Impact, row.JudgedBy, row.Rung) = (3, ActivityJudge.Residents, 0)),
                Activity(In),
            ],
        });

        Assert.Equal(
            [2m, 2, 1, 1, 2, 1, 0, 1],
            new[] { "activities-assessed", "impact-1-or-more", "impact-2-or-more", "impact-3", "value-1-or-more", "value-2-or-more", "value-3", "assessed-by-residents" }
                .Select(input => offers.Of(input)!.Value));
        Assert.Equal([1m, 0, 0, 0, 0, 2, 0, 0], Enumerable.Range(0, 8).Select(rung => offers.Of($"rung-{rung}")!.Value));
    }

    [Fact]
    public void A_change_that_would_have_happened_anyway_is_not_influenced()
    {
        var offers = Offers(new Rows
        {
            Changes =
            [
                Change(In, CaseStudyAttribution.WouldNot, done: new(2026, 6, 30)),
                Change(LastYear, CaseStudyAttribution.Better, done: new(2026, 7, 1)),
                Change(In, null, done: null),
                Change(In, CaseStudyAttribution.Anyway, done: In),
                Change(LongAgo, CaseStudyAttribution.WouldNot, done: In),
            ],
        });

        Assert.Equal((3m, "3 service changes"), Said(offers, "changes-influenced"));
        Assert.Equal((1m, "1 service change"), Said(offers, "changes-put-in-place"));
    }

    [Fact]
    public void Savings_are_those_of_the_last_financial_year()
    {
        var rows = new Rows
        {
            Changes =
            [
                Change(LastYear, CaseStudyAttribution.WouldNot, done: new(2026, 3, 31), savings: 1200),
                Change(LastYear, null, done: new(2025, 4, 1), savings: 300),
                Change(LastYear, CaseStudyAttribution.WouldNot, done: new(2026, 4, 1), savings: 5000),
                Change(LongAgo, CaseStudyAttribution.Anyway, done: new(2025, 4, 1), savings: 7000),
                new ServiceChange { DecidedOn = LongAgo, Name = "From no recommendation", DoneOn = new(2025, 4, 1), Savings = 9000 },
            ],
        };

        Assert.Equal(1500m, Offers(rows).Of("savings")!.Value);
        // At the end of a fourth quarter the year that ends with it is the last one.
        Assert.Equal(1500m, RegisterOffers.Of(rows.Record(), Period.Parse("2025-Q4"), new AnyDecimals()).Of("savings")!.Value);
    }

    [Fact]
    public void Recommendations_of_those_who_check_and_scrutinise_are_counted()
    {
        var offers = Offers(new Rows
        {
            Recommendations =
            [
                Recommendation(In, RecommendationSource.ScrutinyPanel, done: new(2026, 6, 1)),
                Recommendation(LastYear, RecommendationSource.Auditors, done: new(2026, 7, 2)),
                Recommendation(In, RecommendationSource.Forum, done: In),
                Recommendation(LongAgo, RecommendationSource.Inspectors, done: In),
            ],
        });

        Assert.Equal(2m, offers.Of("recommendations-made")!.Value);
        Assert.Equal(1m, offers.Of("recommendations-put-in-place")!.Value);
    }

    [Fact]
    public void Seats_are_counted_as_they_were_on_the_last_day()
    {
        PanelSeat Seat(DateOnly from, DateOnly? until) => new("hostels", [new SeatTerm(from, until)]);
        var offers = Offers(new Rows
        {
            Panels =
            [
                Panel(PanelKind.Scrutiny, PanelChair.Resident, Seat(LongAgo, null), Seat(LongAgo, new(2026, 6, 30)), Seat(LongAgo, new(2026, 7, 1)), new PanelSeat("care", [])),
                Panel(PanelKind.Landlord, PanelChair.Board, Seat(LongAgo, null)),
                Panel(PanelKind.Inspectors, PanelChair.Shared, Seat(LongAgo, null), Seat(In, null)),
                Panel(PanelKind.Scrutiny, PanelChair.Resident, ended: new(2026, 6, 30), Seat(LongAgo, null)),
            ],
        });

        Assert.Equal([4m, 2, 1, 2, 2], new[] { "scrutiny-seats", "scrutiny-members", "landlord-panel-tenants", "quality-checkers", "resident-chaired-panels" }.Select(input => offers.Of(input)!.Value));
    }

    [Fact]
    public void A_panels_sessions_are_not_its_pieces_of_work()
    {
        var offers = Offers(new Rows
        {
            Panels = [Panel(PanelKind.Scrutiny, PanelChair.Resident)],
            Activities =
            [
                Activity(In, row => (row.Kind, row.PanelId) = (ActivityKind.Inspection, Scrutiny)),
                Activity(LastYear, row => row.Kind = ActivityKind.ScrutinyReview),
                Activity(In, row => (row.Kind, row.PanelId) = (ActivityKind.PanelSession, Scrutiny)),
                Activity(In, row => (row.Kind, row.PanelId) = (ActivityKind.MonitoringSession, Scrutiny)),
                Activity(In, row => (row.Kind, row.PanelId) = (ActivityKind.Inspection, Guid.NewGuid())),
            ],
        });

        Assert.Equal(2m, offers.Of("scrutiny-activities")!.Value);
        Assert.Equal(1m, offers.Of("monitoring-sessions")!.Value);
    }

    [Fact]
    public void Tallies_are_added_up_over_the_span_that_the_return_asks_for()
    {
        Tally Of(TallyKind kind, DateOnly day, int whole, int? part = null, int? second = null) =>
            new() { Kind = kind, CountedOn = day, Whole = whole, Part = part, SecondPart = second };
        var offers = Offers(new Rows
        {
            Tallies =
            [
                Of(TallyKind.Recruitments, In, 5, 4), Of(TallyKind.Recruitments, new(2026, 6, 1), 3, 2), Of(TallyKind.Recruitments, LastYear, 9, 9),
                Of(TallyKind.ComplaintPanels, LastYear, 4, 3, 1), Of(TallyKind.ComplaintPanels, In, 1, 1), Of(TallyKind.Complaints, In, 40, 6),
            ],
        });

        Assert.Equal([8m, 6], new[] { "recruitments", "recruitments-involving" }.Select(input => offers.Of(input)!.Value));
        Assert.Equal([5m, 4, 1], new[] { "complaint-panels", "complaint-panels-one-resident", "complaint-panels-two-residents" }.Select(input => offers.Of(input)!.Value));
        Assert.Equal([40m, 6], new[] { "complaints", "learning-actions" }.Select(input => offers.Of(input)!.Value));
        Assert.Null(offers.Of("audits"));
    }

    [Fact]
    public void People_are_taken_from_the_latest_count_of_the_quarter()
    {
        HeadCount Of(DateOnly day, int involved, params GroupCount[] groups) => new() { CountedOn = day, Involved = involved, Profiled = involved - 10, MakeUp = [.. groups] };
        var offers = Offers(new Rows
        {
            HeadCounts = [Of(LastYear, 90), Of(new(2026, 4, 30), 140), Of(new(2026, 6, 30), 150, new GroupCount("under-35", 20))],
            Groups = [Named("under-35", true), Named("own-carers", true), Named("disabled", false)],
        });

        Assert.Equal((150m, "the count of 30 June 2026"), Said(offers, "involved-residents"));
        Assert.Equal(20m, offers.Of("involved-under-35")!.Value);
        Assert.Null(offers.Of("involved-disabled"));
        Assert.Null(offers.Of("residents-trained"));
        Assert.Equal((1m, "1 group"), Said(offers, "groups-involved"));
    }

    [Fact]
    public void A_count_of_another_quarter_is_not_offered() =>
        Assert.Null(Offers(new Rows { HeadCounts = [new HeadCount { CountedOn = LastYear, Involved = 90 }] }).Of("involved-residents"));

    [Fact]
    public void The_profile_is_the_latest_and_never_older_than_the_year_before()
    {
        ResidentProfile Of(int year, int residents) => new() { Year = year, Residents = residents, Profiled = 10, MakeUp = [new("disabled", 4)] };

        var offers = Offers(new Rows { Profiles = [Of(2024, 100), Of(2025, 200)] });

        Assert.Equal((200m, "your profile of 2025-26"), Said(offers, "residents"));
        Assert.Equal(4m, offers.Of("residents-disabled")!.Value);
        Assert.Null(Offers(new Rows { Profiles = [Of(2024, 100)] }).Of("residents"));
    }

    [Fact]
    public void Values_of_methods_are_never_added_together()
    {
        Valuation Of(int year, ValuationMethod method, decimal unit) =>
            new() { Year = year, Method = method, Outcome = "Work", People = 10, UnitValue = unit, Deadweight = 20, Attribution = 50, Cost = 100 };
        var offers = Offers(new Rows
        {
            Valuations = [Of(2025, ValuationMethod.SocialValueBank, 100), Of(2025, ValuationMethod.Other, 10), Of(2025, ValuationMethod.Sroi, 1000), Of(2026, ValuationMethod.Sroi, 9)],
        });

        var two = Of(2025, ValuationMethod.Other, 10);
        two.MethodName = "A second method";
        Assert.Null(Offers(new Rows { Valuations = [Of(2025, ValuationMethod.Other, 10), two] }).Of("social-value-other"));
        Assert.Equal([400m, 40, 4000, 100], new[] { "social-value-hact", "social-value-other", "sroi-value", "sroi-cost" }.Select(input => offers.Of(input)!.Value));
    }

    [Fact]
    public void Answers_to_the_questions_of_one_minute_are_added_up()
    {
        var offers = Offers(new Rows
        {
            Activities =
            [
                Activity(In, row => (row.Kind, row.Questions) = (ActivityKind.Training, [new(QuestionAbout.Learning, "", 10, 9), new(QuestionAbout.Outcome, "", 8, 6)])),
                Activity(LastYear, row => row.Questions = [new(QuestionAbout.Learning, "", 5, 5), new(QuestionAbout.Outcome, "", 4, 1)]),
            ],
        });

        Assert.Equal([10m, 9, 12, 7], new[] { "learning-replies", "learning-positive", "outcome-replies", "outcome-positive" }.Select(input => offers.Of(input)!.Value));
    }

    private static RegisterOffers Offers(Rows rows) => RegisterOffers.Of(
        rows.Record(), Quarter, SeedFile.Read("inputs").ToDictionary(row => row.Text("code"), row => row.Whole("decimals")));

    private static (decimal, string) Said(RegisterOffers offers, string input) => (offers.Of(input)!.Value, offers.Of(input)!.Basis);

    private static Activity Activity(DateOnly day, Action<Activity>? with = null)
    {
        var row = new Activity { HeldOn = day, Name = "An activity", Kind = ActivityKind.Event };
        with?.Invoke(row);
        return row;
    }

    private static ServiceChange Change(DateOnly decided, CaseStudyAttribution? attribution, DateOnly? done, decimal? savings = null) =>
        new() { DecidedOn = decided, Name = "A change", Attribution = attribution, DoneOn = done, Savings = savings, RecommendationId = Scrutiny };

    private static Recommendation Recommendation(DateOnly made, RecommendationSource source, DateOnly? done) =>
        new() { MadeOn = made, Source = source, Wording = "Do it", DoneOn = done };

    private static Panel Panel(PanelKind kind, PanelChair chair, params PanelSeat[] seats) => Panel(kind, chair, null, seats);

    private static Panel Panel(PanelKind kind, PanelChair chair, DateOnly? ended, params PanelSeat[] seats) =>
        new() { Id = kind == PanelKind.Scrutiny ? Scrutiny : Guid.NewGuid(), Name = "A panel", Kind = kind, Chair = chair, BeganOn = LongAgo, EndedOn = ended, Seats = [.. seats] };

    private static NamedGroup Named(string code, bool under) => new() { Code = code, Name = code, UnderRepresented = under };

    private static Rows Everything()
    {
        var activity = Activity(In, row =>
        {
            (row.Kind, row.Participants, row.PeopleAffected, row.ResidentHours, row.Rung) = (ActivityKind.Training, 1, 1, 1, 1);
            (row.Impact, row.ValueForMoney, row.JudgedBy) = (1, 1, ActivityJudge.Residents);
            row.Costs = [new("Hall", CostScope.Direct, 1)];
            row.MakeUp = [new("disabled", 1)];
            row.Questions = [new(QuestionAbout.Learning, "", 1, 1), new(QuestionAbout.Influence, "", 1, 1), new(QuestionAbout.Outcome, "", 1, 1)];
        });
        GroupCount[] groups = [.. AgreedGroups.All.Select(group => new GroupCount(group.Code, 1))];
        return new Rows
        {
            Activities = [activity, Activity(In, row => row.Kind = ActivityKind.MonitoringSession)],
            Panels = [Panel(PanelKind.Scrutiny, PanelChair.Resident), Panel(PanelKind.Landlord, PanelChair.Resident), Panel(PanelKind.Inspectors, PanelChair.None)],
            Recommendations = [Recommendation(In, RecommendationSource.Auditors, In)],
            Changes = [Change(LastYear, CaseStudyAttribution.Sooner, LastYear, 1)],
            Tallies = [.. Enum.GetValues<TallyKind>().Select(kind => new Tally { Kind = kind, CountedOn = In, Whole = 1, Part = 1, SecondPart = 1 })],
            HeadCounts = [new HeadCount { CountedOn = In, Involved = 1, Profiled = 1, Trained = 1, TrainedDigital = 1, TrainedWork = 1, MakeUp = [.. groups] }],
            Profiles = [new ResidentProfile { Year = 2025, Residents = 1, Profiled = 1, MakeUp = [.. groups] }],
            Groups = [Named("disabled", true)],
            Valuations = [.. Enum.GetValues<ValuationMethod>().Select(method => new Valuation { Year = 2025, Method = method, Outcome = "Work", Cost = 1 })],
        };
    }

    /// <summary>Inputs that are not in the seeds would have to be found.</summary>
    private sealed class AnyDecimals : IReadOnlyDictionary<string, int>
    {
        public int this[string key] => 0;

        public IEnumerable<string> Keys => [];

        public IEnumerable<int> Values => [];

        public int Count => 0;

        public bool ContainsKey(string key) => true;

        public bool TryGetValue(string key, out int value) => (value = 0) == 0;

        public IEnumerator<KeyValuePair<string, int>> GetEnumerator() => Enumerable.Empty<KeyValuePair<string, int>>().GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }

    private sealed record Rows
    {
        public IReadOnlyList<Activity> Activities { get; init; } = [];

        public IReadOnlyList<Panel> Panels { get; init; } = [];

        public IReadOnlyList<Recommendation> Recommendations { get; init; } = [];

        public IReadOnlyList<ServiceChange> Changes { get; init; } = [];

        public IReadOnlyList<Tally> Tallies { get; init; } = [];

        public IReadOnlyList<HeadCount> HeadCounts { get; init; } = [];

        public IReadOnlyList<ResidentProfile> Profiles { get; init; } = [];

        public IReadOnlyList<NamedGroup> Groups { get; init; } = [];

        public IReadOnlyList<InvolvementCost> Costs { get; init; } = [];

        public IReadOnlyList<Valuation> Valuations { get; init; } = [];

        public RegisterRecord Record() => new()
        {
            From = new OfferSpans(Quarter).First,
            To = Quarter.LastDay,
            Activities = Activities,
            Panels = Panels,
            Recommendations = Recommendations,
            Changes = Changes,
            Tallies = Tallies,
            HeadCounts = HeadCounts,
            Profiles = Profiles,
            Groups = Groups,
            Costs = Costs,
            Valuations = Valuations,
        };
    }
}
