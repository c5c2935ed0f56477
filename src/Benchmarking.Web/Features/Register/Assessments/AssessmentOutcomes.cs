using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Benchmarks;
using Benchmarking.Web.Features.CaseStudies;
using Benchmarking.Web.Features.Register.Changes;
using Benchmarking.Web.Features.Register.Reach;
using Benchmarking.Web.Features.Register.Said;
using Benchmarking.Web.Features.Register.SocialValue;
using Benchmarking.Web.Features.Register.Value;
using Benchmarking.Web.Platform;
using static Benchmarking.Web.Features.Register.Assessments.FigureCells;

namespace Benchmarking.Web.Features.Register.Assessments;

/// <summary>What came of it: changes, who took part, what residents say, and what it is worth by each method.</summary>
public static class AssessmentOutcomes
{
    /// <summary>The least number of replies of which a share is told.</summary>
    private const int LeastReplies = 10;

    public static FigureSection Changed(RegisterRecord record, ValueOfSpan value, IReadOnlyDictionary<string, MetricSubject> subjects)
    {
        var steps = RecommendationSteps.Of(record);
        return new FigureSection(
            AssessmentPart.Changed,
            record.Recommendations.Count + record.Changes.Count == 0 ? [] : [steps.Table, Attribution(record, value), .. InPlace(record, subjects)],
            [
                .. steps.Made > 0 ? [$"Residents made {RegisterWords.Count(steps.Made, "recommendation", "recommendations")}."] : Array.Empty<string>(),
                .. steps.Accepted > 0 ? [$"We said yes to {FigureText.Number(steps.Accepted)}."] : Array.Empty<string>(),
                .. value.InPlace > 0 ? [$"{RegisterWords.Count(value.InPlace, "change is", "changes are")} in place now because residents spoke up."] : Array.Empty<string>(),
                .. value.Savings is > 0 and var saved ? [$"This saved {RegisterWords.Pounds(saved)}."] : Array.Empty<string>(),
            ]);
    }

    private static FigureTable Attribution(RegisterRecord record, ValueOfSpan value) => new(
        "Changes, and whether they would have happened without residents", ["Answer", "Changes"],
        [
            .. Enum.GetValues<CaseStudyAttribution>().Select(answer => Row(answer.Words(), FigureText.Number(record.Changes.Count(change => change.Attribution == answer)))),
            Row("Nobody said", FigureText.Number(record.Changes.Count(change => change.Attribution is null))),
        ],
        $"{RegisterWords.Count(record.Changes.Count, "change was", "changes were")} decided or put in place. {FigureText.Number(value.InPlace)} put in place, without those that would have happened anyway. Saved by these: {(value.Savings is { } savings ? RegisterWords.Pounds(savings) : Nothing)}.");

    /// <summary>Every change put in place in the span by its name, those too that would have happened anyway.</summary>
    /// <param name="subjects">The figures that changes are linked to, by code.</param>
    /// <returns>No table where none was.</returns>
    private static IEnumerable<FigureTable> InPlace(RegisterRecord record, IReadOnlyDictionary<string, MetricSubject> subjects)
    {
        var changes = (
            from change in record.Changes
            where change.DoneOn >= record.From && change.DoneOn <= record.To
            orderby change.DoneOn
            let figure = SaidSources.Figure(change, change.MetricCode is { } code ? subjects.GetValueOrDefault(code) : null)
            select (Change: change, Figure: figure)).ToList();
        if (changes.Count == 0)
            yield break;

        yield return new FigureTable(
            "Changes put in place", ["Change", "In place since", "Without residents", "Figure before and after"],
            [.. changes.Select(one => Row(one.Change.Name, LondonTime.Day(one.Change.DoneOn!.Value), one.Change.Attribution?.Words() ?? "Nobody said", one.Figure.Length > 0 ? one.Figure : "none"))],
            changes.Exists(one => one.Figure.Length > 0) ? LinkedFigure.Caveat : "",
            IsWords: true);
    }

    public static FigureSection Who(ReachOfSpan reach) => new(
        AssessmentPart.Who,
        reach.Counted is null && reach.Profile is null ? [] :
        [
            new FigureTable(
                "Who is involved, beside who lives in our homes", ["Group", "Of those involved", "Of all residents", "Difference"],
                [.. reach.Rows.Select(row => Row(row.IsNamed ? $"{row.Group.Name} (named as under-represented)" : row.Group.Name, Share(row.Involved), Share(row.All), Gap(row.Gap)))],
                "Of people whose details are held. A count of 1 to 4 is not told."),
        ],
        [.. reach.Rows.Where(row => row.IsNamed && row.Gap is { } gap && FigureText.Round(gap, 0) < 0).Select(row => $"We hear too little from this group: {row.Group.Name}.")]);

    public static FigureSection Say(RegisterRecord record, ValueOfSpan value)
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
    public static FigureSection SocialValue(RegisterRecord record)
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
}
