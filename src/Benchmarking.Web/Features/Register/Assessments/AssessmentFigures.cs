using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.CaseStudies;
using Benchmarking.Web.Features.Register.Reach;
using Benchmarking.Web.Features.Register.Recommendations;
using Benchmarking.Web.Features.Register.SocialValue;
using Benchmarking.Web.Features.Register.Value;

namespace Benchmarking.Web.Features.Register.Assessments;

/// <summary>What the register says of a span of days, in tables for a board and in short sentences for everybody.</summary>
public static class AssessmentFigures
{
    private const string Nothing = "not recorded";

    /// <summary>The least number of replies of which a share is told.</summary>
    private const int LeastReplies = 10;

    /// <param name="rungs">Names of the ladder's rungs.</param>
    public static IReadOnlyList<FigureSection> Of(RegisterRecord record, IReadOnlyDictionary<int, string> rungs)
    {
        var value = ValueOfSpan.Of(record);
        return
        [
            Glance(record, value),
            Did(record, value, LadderOfSpan.Of(record), rungs),
            Cost(value),
            Changed(record, value),
            Who(ReachOfSpan.Of(record)),
            Say(record, value),
            SocialValue(record),
        ];
    }

    private static FigureSection Glance(RegisterRecord record, ValueOfSpan value) => new(
        AssessmentPart.Glance,
        record.Activities.Count + record.Changes.Count + record.Recommendations.Count == 0 ? [] :
        [
            new FigureTable(
                "The span in figures", ["Figure", "Value"],
                [
                    ["Activities", FigureText.Number(record.Activities.Count)],
                    ["Times that residents took part", Known(Participants(record.Activities))],
                    ["Hours that residents gave", Known(value.ResidentHours)],
                    ["Hours of staff", Known(value.StaffHours)],
                    ["People affected", Known(record.Activities.Sum(activity => activity.PeopleAffected))],
                    ["Changes put in place", FigureText.Number(value.InPlace)],
                    ["Saved by changes put in place", value.Savings is { } savings ? RegisterWords.Pounds(savings) : Nothing],
                ],
                "Who came twice took part twice. Hours that residents gave are not turned into pounds."),
        ],
        []);

    private static FigureSection Did(RegisterRecord record, ValueOfSpan value, LadderOfSpan ladder, IReadOnlyDictionary<int, string> rungs)
    {
        var took = Participants(record.Activities);
        return new FigureSection(
            AssessmentPart.Did,
            record.Activities.Count == 0 ? [] :
            [
                new FigureTable(
                    "Activities by kind", ["Kind", "Activities", "Times that residents took part"],
                    [.. value.Kinds.Select(kind => Row(kind.Kind.Words(), FigureText.Number(kind.Value.Activities), Known(Participants(record.Activities.Where(activity => activity.Kind == kind.Kind)))))]),
                new FigureTable(
                    "Activities on the ladder of involvement", ["Rung", "Activities", "Share"],
                    [.. ladder.Rungs.Where(rung => rung.Activities > 0).Select(rung => Row($"{rung.Rung} {rungs[rung.Rung]}", FigureText.Number(rung.Activities), Percent(rung.Share)))],
                    ladder.Without == 0 ? "" : $"{RegisterWords.Count(ladder.Without, "activity has", "activities have")} no rung and {(ladder.Without == 1 ? "is" : "are")} in no share."),
            ],
            record.Activities.Count == 0 ? [] :
            [
                $"We held {RegisterWords.Count(record.Activities.Count, "activity", "activities")} with residents.",
                .. took is > 0 ? [$"Residents took part {(took == 1 ? "once" : $"{FigureText.Number(took.Value)} times")}."] : Array.Empty<string>(),
                .. value.ResidentHours is > 0 and var hours ? [$"They gave {FigureText.Number(hours)} hours of their time."] : Array.Empty<string>(),
            ]);
    }

    private static FigureSection Cost(ValueOfSpan value) => new(
        AssessmentPart.Cost,
        value.Scopes.All(scope => scope.Total == 0) ? [] :
        [
            new FigureTable(
                "Costs", ["Scope", "Of activities", "Apart from activities", "Together"],
                [
                    .. value.Scopes.Select(scope => Row(scope.Scope.Words(), RegisterWords.Pounds(scope.OfActivities), RegisterWords.Pounds(scope.Apart), RegisterWords.Pounds(scope.Total))),
                    Row("Together, without overheads", "", "", RegisterWords.Pounds(value.Cost)),
                ]),
            new FigureTable(
                "Cost beside what it reached", ["Cost", "Value", "Rests on"],
                [
                    Ratio("For each time a resident took part", value.All.PerParticipant),
                    Ratio("For each person affected", value.All.PerPersonAffected),
                ],
                "Without overheads. Only activities whose cost and numbers are both known stand in it."),
        ],
        value.Cost == 0 ? [] : [$"We spent {RegisterWords.Pounds(value.Cost)} on working with residents."]);

    private static FigureSection Changed(RegisterRecord record, ValueOfSpan value)
    {
        bool In(DateOnly? day) => day >= record.From && day <= record.To;
        var made = record.Recommendations.Count(row => In(row.MadeOn));
        var decided = record.Recommendations.Where(row => In(row.DecidedOn)).ToList();
        var accepted = decided.Count(row => row.Decision != RecommendationDecision.Declined);
        var done = record.Recommendations.Where(row => In(row.DoneOn)).ToList();
        var days = (ToDecision: RecommendationDays.Of(decided).ToDecision, ToDone: RecommendationDays.Of(done).ToDone);
        return new FigureSection(
            AssessmentPart.Changed,
            record.Recommendations.Count + record.Changes.Count == 0 ? [] :
            [
                new FigureTable(
                    "Recommendations", ["Step", "Number"],
                    [
                        ["Made", FigureText.Number(made)],
                        ["Accepted, wholly or in part", FigureText.Number(accepted)],
                        ["Declined", FigureText.Number(decided.Count - accepted)],
                        ["Done", FigureText.Number(done.Count)],
                        ["Days from made to decided, middle one", days.ToDecision is { } decision ? RecommendationDays.Words(decision) : "too few to tell"],
                        ["Days from decided to done, middle one", days.ToDone is { } putInPlace ? RecommendationDays.Words(putInPlace) : "too few to tell"],
                    ]),
                new FigureTable(
                    "Changes, and whether they would have happened without residents", ["Answer", "Changes"],
                    [
                        .. Enum.GetValues<CaseStudyAttribution>().Select(answer => Row(answer.Words(), FigureText.Number(record.Changes.Count(change => change.Attribution == answer)))),
                        Row("Nobody said", FigureText.Number(record.Changes.Count(change => change.Attribution is null))),
                    ],
                    $"{RegisterWords.Count(record.Changes.Count, "change was", "changes were")} decided or put in place; {FigureText.Number(value.InPlace)} put in place. Saved by these: {(value.Savings is { } savings ? RegisterWords.Pounds(savings) : Nothing)}."),
            ],
            [
                .. made > 0 ? [$"Residents made {RegisterWords.Count(made, "recommendation", "recommendations")}."] : Array.Empty<string>(),
                .. accepted > 0 ? [$"We said yes to {FigureText.Number(accepted)}."] : Array.Empty<string>(),
                .. value.InPlace > 0 ? [$"{RegisterWords.Count(value.InPlace, "change is", "changes are")} in place now because residents spoke up."] : Array.Empty<string>(),
                .. value.Savings is > 0 and var saved ? [$"This saved {RegisterWords.Pounds(saved)}."] : Array.Empty<string>(),
            ]);
    }

    private static FigureSection Who(ReachOfSpan reach) => new(
        AssessmentPart.Who,
        reach.Counted is null && reach.Profile is null ? [] :
        [
            new FigureTable(
                "Who is involved, beside who lives in our homes", ["Group", "Of those involved", "Of all residents", "Difference"],
                [.. reach.Rows.Select(row => Row(row.IsNamed ? $"{row.Group.Name} (named as under-represented)" : row.Group.Name, Share(row.Involved), Share(row.All), Gap(row.Gap)))],
                "Of people whose details are held. A count of 1 to 4 is not told."),
        ],
        [.. reach.Rows.Where(row => row is { IsNamed: true, Gap: < 0 }).Select(row => $"We hear too little from this group: {row.Group.Name}.")]);

    private static FigureSection Say(RegisterRecord record, ValueOfSpan value)
    {
        var questions = record.Activities.SelectMany(activity => activity.Questions).Where(question => question.About != QuestionAbout.Own && question.Replies > 0)
            .GroupBy(question => question.About).OrderBy(about => about.Key)
            .Select(about => (About: about.Key, Replies: about.Sum(one => one.Replies), Positive: about.Sum(one => one.Positive))).ToList();
        return new FigureSection(
            AssessmentPart.Say,
            [
                .. questions.Count == 0 ? Array.Empty<FigureTable>() :
                [
                    new FigureTable(
                        "Questions of one minute", ["Question", "Replies", "On the good side"],
                        [.. questions.Select(one => Row(one.About.Words(), FigureText.Number(one.Replies), one.Replies < LeastReplies ? "too few replies" : Percent((decimal)one.Positive / one.Replies)))]),
                ],
                .. value.All.Impact.Scored + value.All.ValueForMoney.Scored == 0 ? Array.Empty<FigureTable>() :
                [
                    new FigureTable(
                        "How activities were judged, from 0 to 3", ["Judged", "0", "1", "2", "3", "Not judged"],
                        [Scores("Impact", value.All.Impact), Scores("Value for money", value.All.ValueForMoney)],
                        "Numbers of activities. Scores are an order: they are counted, never averaged."),
                ],
            ],
            []);
    }

    /// <summary>Method by method: totals of different methods are never added.</summary>
    private static FigureSection SocialValue(RegisterRecord record)
    {
        var year = RegisterRecord.FinancialYear(record.To);
        var methods = MethodValue.Of(record.Valuations.Where(valuation => valuation.Year == year));
        return new FigureSection(
            AssessmentPart.Value,
            methods.Count == 0 ? [] :
            [
                new FigureTable(
                    $"Social value in {RegisterWords.Year(year)}, by method", ["Method", "Value", "Put in", "For each £1 put in"],
                    [.. methods.Select(method => Row(method.Words, Whole(method.Value), Whole(method.Cost), method.Return is { } each ? FigureText.Format(each, MetricKind.Money, 2) : "not known"))],
                    $"Our own values, after what would have happened anyway and what was due to others. Values by different methods are of different things and are not added.{Missing(methods)}"),
            ],
            []);
    }

    private static string Missing(IReadOnlyList<MethodValue> methods) => methods.Sum(method => method.WithoutCost) is > 0 and var without
        ? $" {RegisterWords.Count(without, "outcome has", "outcomes have")} no cost against {(without == 1 ? "it" : "them")}, so what each £1 brought is told too high."
        : "";

    private static IReadOnlyList<string> Row(params string[] cells) => cells;

    private static IReadOnlyList<string> Ratio(string name, CostRatio ratio) =>
        Row(name, ratio.Each is { } each ? FigureText.Format(each, MetricKind.Money, 2) : "not known", RegisterWords.Count(ratio.Activities, "activity", "activities"));

    private static IReadOnlyList<string> Scores(string name, ScoreCounts counts) =>
        [name, .. counts.At.Select(count => FigureText.Number(count)), FigureText.Number(counts.Without)];

    private static int? Participants(IEnumerable<Activity> activities)
    {
        var told = activities.Select(activity => activity.Participants).OfType<int>().ToList();
        return told.Count == 0 ? null : told.Sum();
    }

    private static string Known(decimal? number) => number is { } known ? FigureText.Number(known) : Nothing;

    private static string Whole(decimal amount) => FigureText.Format(amount, MetricKind.Money, 0);

    private static string Percent(decimal? share) => share is { } known ? FigureText.Format(known * 100, MetricKind.Percentage, 0) : "";

    private static string Share(GroupShare share) => share.Why switch
    {
        null => Percent(share.Share),
        NoShare.NotCounted => "not counted",
        NoShare.TooFewPeople => "too few people",
        _ => SmallCount.Hidden,
    };

    private static string Gap(decimal? gap) => gap is { } points
        ? $"{(FigureText.Round(points, 0) > 0 ? "+" : "")}{FigureText.Number(FigureText.Round(points, 0))} points"
        : "not known";
}
