using Benchmarking.Web.Database.Tables;

namespace Benchmarking.Web.Features.Register.Recommendations;

/// <summary>Where a recommendation stands.</summary>
public enum RecommendationState
{
    Undecided,

    /// <summary>Accepted, in whole or in part, and not done.</summary>
    Open,

    Done,
    Declined,
}

public static class RecommendationStates
{
    public static IReadOnlyList<RecommendationState> All { get; } = Enum.GetValues<RecommendationState>();

    public static RecommendationState State(this Recommendation recommendation) => recommendation switch
    {
        { Decision: null } => RecommendationState.Undecided,
        { Decision: RecommendationDecision.Declined } => RecommendationState.Declined,
        { DoneOn: not null } => RecommendationState.Done,
        _ => RecommendationState.Open,
    };

    public static IQueryable<Recommendation> In(this IQueryable<Recommendation> rows, RecommendationState? state) => state switch
    {
        RecommendationState.Undecided => rows.Where(row => row.Decision == null),
        RecommendationState.Declined => rows.Where(row => row.Decision == RecommendationDecision.Declined),
        RecommendationState.Done => rows.Where(row => row.DoneOn != null),
        RecommendationState.Open => rows.Where(row => row.Decision != null && row.Decision != RecommendationDecision.Declined && row.DoneOn == null),
        _ => rows,
    };

    /// <summary>As the address has it.</summary>
    public static string Code(this RecommendationState state) => $"{state}".ToLowerInvariant();

    public static string Words(this RecommendationState state) => state switch
    {
        RecommendationState.Undecided => "No decision yet",
        RecommendationState.Open => "Accepted, not done",
        RecommendationState.Done => "Done",
        _ => "Declined",
    };

    /// <summary>The state of an address; null for all, and for what is none.</summary>
    public static RecommendationState? Read(string? show) => All.Cast<RecommendationState?>().FirstOrDefault(state => state!.Value.Code() == show);

    public static bool IsLate(this Recommendation recommendation, DateOnly today) =>
        recommendation.State() == RecommendationState.Open && recommendation.DueOn < today;
}
