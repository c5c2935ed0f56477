using Benchmarking.Web.Database.Tables;

namespace Benchmarking.Web.Features.Register.Value;

/// <summary>What one scope of cost came to, in £.</summary>
/// <param name="OfActivities">Lines of activities.</param>
/// <param name="Apart">Costs that belong to no activity.</param>
public sealed record ScopeCost(CostScope Scope, decimal OfActivities, decimal Apart)
{
    public decimal Total => OfActivities + Apart;
}

/// <summary>
/// How many activities were given each score from 0 to 3. Scores are an order and no measure, so they are counted and
/// never averaged.
/// </summary>
/// <param name="At">Four counts, of score 0 to score 3.</param>
/// <param name="Without">How many have no score.</param>
public sealed record ScoreCounts(IReadOnlyList<int> At, int Without)
{
    public int Scored => At.Sum();

    public static ScoreCounts Of(IReadOnlyCollection<short?> scores) => new(
        [.. Enumerable.Range(0, 4).Select(score => scores.Count(given => given == score))], scores.Count(given => given is null));
}

/// <summary>
/// A cost for each of something. Only activities of which both are known stand in it: else what one activity cost would
/// be shared out among those who came to another.
/// </summary>
/// <param name="Cost">In £, without overheads.</param>
/// <param name="Among">How many it is shared out among.</param>
/// <param name="Activities">How many activities stand in it.</param>
public sealed record CostRatio(decimal Cost, int Among, int Activities)
{
    /// <summary>In £, not rounded; null where there is nobody to share it out among.</summary>
    public decimal? Each => Among == 0 ? null : Cost / Among;

    public static CostRatio Of(IEnumerable<Activity> activities, Func<Activity, int?> among)
    {
        var known = activities.Where(activity => activity.CostInScope() is not null && among(activity) is not null).ToList();
        return new(known.Sum(activity => activity.CostInScope()!.Value), known.Sum(activity => among(activity)!.Value), known.Count);
    }
}

/// <summary>Cost and outcome of some activities, always side by side.</summary>
/// <param name="WithCost">How many have a known cost.</param>
/// <param name="Cost">In £, of those, without overheads.</param>
public sealed record ActivitiesValue(
    int Activities, int WithCost, decimal Cost, CostRatio PerParticipant, CostRatio PerPersonAffected, ScoreCounts Impact, ScoreCounts ValueForMoney)
{
    public int WithoutCost => Activities - WithCost;

    public static ActivitiesValue Of(IReadOnlyCollection<Activity> activities) => new(
        activities.Count,
        activities.Count(activity => activity.CostInScope() is not null),
        activities.Sum(activity => activity.CostInScope() ?? 0),
        CostRatio.Of(activities, activity => activity.Participants),
        CostRatio.Of(activities, activity => activity.PeopleAffected),
        ScoreCounts.Of([.. activities.Select(activity => activity.Impact)]),
        ScoreCounts.Of([.. activities.Select(activity => activity.ValueForMoney)]));
}

/// <summary>
/// What involvement cost in a span of days and what came of it. Overheads stand apart and in no ratio, as a return asks;
/// hours that residents gave are never turned into pounds.
/// </summary>
/// <param name="Scopes">All five, in their order.</param>
/// <param name="Kinds">Those of which there were activities, in their order.</param>
/// <param name="ResidentHours">Of activities that say; null where none does.</param>
/// <param name="StaffHours">The same of staff.</param>
/// <param name="InPlace">Changes put in place in the span, without those that would have happened anyway.</param>
/// <param name="Savings">In £, of these; null where nothing was worked out of any.</param>
public sealed record ValueOfSpan(
    IReadOnlyList<ScopeCost> Scopes,
    ActivitiesValue All,
    IReadOnlyList<(ActivityKind Kind, ActivitiesValue Value)> Kinds,
    decimal? ResidentHours,
    decimal? StaffHours,
    int InPlace,
    decimal? Savings)
{
    /// <summary>In £: activities and costs apart from them, without overheads.</summary>
    public decimal Cost => Scopes.Where(scope => scope.Scope != CostScope.Overhead).Sum(scope => scope.Total);

    /// <summary>In £.</summary>
    public decimal Overheads => Scopes.Single(scope => scope.Scope == CostScope.Overhead).Total;

    /// <summary>In £ for each household, not rounded; null where their number is not known or nothing was spent that is known.</summary>
    public decimal? PerHousehold(decimal? households) => households is > 0 && Cost > 0 ? Cost / households : null;

    public static ValueOfSpan Of(RegisterRecord record)
    {
        // What would have happened anyway did not come of residents, and neither did what it saved.
        var inPlace = record.Changes
            .Where(change => change.DoneOn >= record.From && change.DoneOn <= record.To && change.Attribution != CaseStudyAttribution.Anyway).ToList();
        return new ValueOfSpan(
            [.. Enum.GetValues<CostScope>().Select(scope => new ScopeCost(
                scope,
                record.Activities.SelectMany(activity => activity.Costs).Where(line => line.Scope == scope).Sum(line => line.Amount),
                record.Costs.Where(cost => cost.Scope == scope).Sum(cost => cost.Amount)))],
            ActivitiesValue.Of(record.Activities),
            [.. from activity in record.Activities
                group activity by activity.Kind into kind
                orderby kind.Key
                select (kind.Key, ActivitiesValue.Of([.. kind]))],
            Sum(record.Activities.Select(activity => activity.ResidentHours)),
            Sum(record.Activities.Select(activity => activity.StaffHours)),
            inPlace.Count,
            Sum(inPlace.Select(change => change.Savings)));
    }

    /// <summary>Null where nothing is known: that is not 0.</summary>
    private static decimal? Sum(IEnumerable<decimal?> amounts) => amounts.Where(amount => amount is not null).DefaultIfEmpty(null).Aggregate((sum, next) => sum + next);
}

public static class CostOfActivity
{
    /// <summary>In £, what an activity cost without overheads; null where no line says so, which is not 0.</summary>
    public static decimal? CostInScope(this Activity activity) =>
        activity.Costs.Where(line => line.Scope != CostScope.Overhead).Select(line => (decimal?)line.Amount).DefaultIfEmpty(null).Aggregate((sum, next) => sum + next);
}
