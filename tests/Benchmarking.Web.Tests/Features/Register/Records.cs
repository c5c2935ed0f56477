using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Register;

namespace Benchmarking.Web.Tests.Features.Register;

/// <summary>What a register holds of the financial year 2025/26, made by hand.</summary>
internal static class Records
{
    public static readonly DateOnly From = new(2025, 4, 1);

    public static readonly DateOnly To = new(2026, 3, 31);

    public static RegisterRecord Empty { get; } = new()
    {
        From = From,
        To = To,
        Activities = [],
        Panels = [],
        Recommendations = [],
        Changes = [],
        Tallies = [],
        HeadCounts = [],
        Profiles = [],
        Groups = [],
        Costs = [],
        Valuations = [],
    };

    public static Activity Activity(ActivityKind kind, int? participants = null, int? affected = null, params CostLine[] costs) => new()
    {
        Name = "An evening",
        Kind = kind,
        HeldOn = From,
        Participants = participants,
        PeopleAffected = affected,
        Costs = [.. costs],
    };

    public static CostLine Cost(decimal amount, CostScope scope = CostScope.Direct) => new("Something", scope, amount);
}
