using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.Register.Plans;

public static class PlanWords
{
    private const string Ring = "M8 2.5A5.5 5.5 0 1 1 8 13.5A5.5 5.5 0 1 1 8 2.5Z";

    public static StatusTag Tag(this ActionStanding standing) => standing switch
    {
        ActionStanding.OnTrack => new(standing.Words(), "going", "M2 8H13M8.5 3.5L13 8L8.5 12.5"),
        ActionStanding.AtRisk => new(standing.Words(), "attention", "M8 2V9.5M8 12.5V13.5"),
        ActionStanding.Late => new(standing.Words(), "problem", "M8 2V9.5M8 12.5V13.5"),
        ActionStanding.Done => new(standing.Words(), "done", "M2.5 8.5L6.5 12.5L13.5 4"),
        ActionStanding.GivenUp => new(standing.Words(), "plain", "M3 8H13"),
        _ => new(standing.Words(), "plain", Ring),
    };

    /// <summary>The standing of the latest quarter that has one; not begun where nobody said anything yet.</summary>
    public static ActionStatus? Latest(this PlannedAction action) => action.Statuses.MaxBy(status => status.Period, StringComparer.Ordinal);

    public static ActionStanding Standing(this PlannedAction action) => action.Latest()?.Standing ?? ActionStanding.NotBegun;
}
