using Benchmarking.Engine;
using Benchmarking.Web.Features.Benchmarks;
using Benchmarking.Web.Features.Register.Reach;
using Benchmarking.Web.Features.Register.Value;
using static Benchmarking.Web.Features.Register.Assessments.FigureCells;

namespace Benchmarking.Web.Features.Register.Assessments;

/// <summary>What the register says of a span of days, in tables for a board and in short sentences for everybody.</summary>
public static class AssessmentFigures
{
    /// <param name="rungs">Names of the ladder's rungs.</param>
    /// <param name="subjects">The figures that changes are linked to, by code.</param>
    /// <param name="households">Null where no return has an answer.</param>
    public static IReadOnlyList<FigureSection> Of(
        RegisterRecord record, IReadOnlyDictionary<int, string> rungs, IReadOnlyDictionary<string, MetricSubject> subjects, Households? households)
    {
        var value = ValueOfSpan.Of(record);
        return
        [
            Glance(record, value),
            Did(record, value, LadderOfSpan.Of(record), rungs),
            Cost(value, households),
            AssessmentOutcomes.Changed(record, value, subjects),
            AssessmentOutcomes.Who(ReachOfSpan.Of(record)),
            AssessmentOutcomes.Say(record, value),
            AssessmentOutcomes.SocialValue(record),
        ];
    }

    private static FigureSection Glance(RegisterRecord record, ValueOfSpan value) => new(
        AssessmentPart.Glance,
        record.Activities.Count + record.Changes.Count + record.Recommendations.Count == 0 ? [] :
        [
            new FigureTable(
                "In figures", ["Figure", "Value"],
                [
                    ["Activities", FigureText.Number(record.Activities.Count)],
                    ["Times that residents took part", Known(Participants(record.Activities))],
                    ["Hours that residents gave", Known(value.ResidentHours)],
                    ["Hours of staff", Known(value.StaffHours)],
                    ["People affected", Known(Affected(record.Activities))],
                    ["Changes put in place", FigureText.Number(value.InPlace)],
                    ["Saved by changes put in place", value.Savings is { } savings ? RegisterWords.Pounds(savings) : Nothing],
                ],
                "Who came twice took part twice. Hours that residents gave are not turned into pounds. Changes that would have happened anyway are not counted here."),
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
                Affected(record.Activities) is { } affected ? $"People affected: {FigureText.Number(affected)}." : "How many people were affected is not recorded.",
                .. value.ResidentHours is > 0 and var hours ? [$"They gave {FigureText.Number(hours)} hours of their time."] : Array.Empty<string>(),
            ]);
    }

    private static FigureSection Cost(ValueOfSpan value, Households? households) => new(
        AssessmentPart.Cost,
        value.Scopes.All(scope => scope.Total == 0) ? [] :
        [
            new FigureTable(
                "Costs", ["Scope", "Of activities", "Not tied to an activity", "Together"],
                [
                    .. value.Scopes.Select(scope => Row(scope.Scope.Words(), RegisterWords.Pounds(scope.OfActivities), RegisterWords.Pounds(scope.Apart), RegisterWords.Pounds(scope.Total))),
                    Row("Together, without overheads", "", "", RegisterWords.Pounds(value.Cost)),
                ]),
            new FigureTable(
                "Cost beside what it reached", ["Cost", "Value", "Rests on"],
                [
                    Ratio("For each time a resident took part", value.All.PerParticipant),
                    Ratio("For each person affected", value.All.PerPersonAffected),
                    PerHousehold(value, households),
                ],
                "Without overheads. For a participant and a person affected, only activities whose cost and numbers are both known stand in it; for a household, all costs of this time."),
        ],
        value.Cost == 0 ? [] : [$"We spent {RegisterWords.Pounds(value.Cost)} on working with residents."]);
}
