using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Register.Reach;
using Benchmarking.Web.Features.Register.Value;

namespace Benchmarking.Web.Features.Register.Assessments;

/// <summary>Rows and cells of an assessment's tables, in the words in which they are frozen.</summary>
public static class FigureCells
{
    /// <summary>Said where nothing was written down, which is not 0.</summary>
    public const string Nothing = "not recorded";

    public static IReadOnlyList<string> Row(params string[] cells) => cells;

    public static IReadOnlyList<string> Ratio(string name, CostRatio ratio) =>
        Row(name, ratio.Each is { } each ? FigureText.Format(each, MetricKind.Money, 2) : "not known", RegisterWords.Count(ratio.Activities, "activity", "activities"));

    /// <param name="households">Null where no return has an answer.</param>
    public static IReadOnlyList<string> PerHousehold(ValueOfSpan value, Households? households) => Row(
        "For each household",
        value.PerHousehold(households?.Number) is { } each ? FigureText.Format(each, MetricKind.Money, 2) : "not known",
        households is null ? "no return with an answer" : $"{FigureText.Number(households.Number)} households, return for {households.Quarter.Words}");

    public static IReadOnlyList<string> Scores(string name, ScoreCounts counts) =>
        [name, .. counts.At.Select(count => FigureText.Number(count)), FigureText.Number(counts.Without)];

    public static int? Participants(IEnumerable<Activity> activities) => Told(activities.Select(activity => activity.Participants));

    public static int? Affected(IEnumerable<Activity> activities) => Told(activities.Select(activity => activity.PeopleAffected));

    /// <summary>The sum of what was written down; null where nothing was, which is not 0.</summary>
    private static int? Told(IEnumerable<int?> numbers)
    {
        var told = numbers.OfType<int>().ToList();
        return told.Count == 0 ? null : told.Sum();
    }

    public static string Known(decimal? number) => number is { } known ? FigureText.Number(known) : Nothing;

    public static string Whole(decimal amount) => FigureText.Format(amount, MetricKind.Money, 0);

    public static string Percent(decimal? share) => share is { } known ? FigureText.Format(known * 100, MetricKind.Percentage, 0) : "";

    public static string Share(GroupShare share) => share.Why switch
    {
        null => Percent(share.Share),
        NoShare.NotCounted => "not counted",
        NoShare.TooFewPeople => "too few people",
        _ => SmallCount.Hidden,
    };

    public static string Gap(decimal? gap) => gap is { } points
        ? $"{(FigureText.Round(points, 0) > 0 ? "+" : "")}{FigureText.Number(FigureText.Round(points, 0))} points"
        : "not known";
}
