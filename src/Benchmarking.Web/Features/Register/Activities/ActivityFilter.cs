using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;

namespace Benchmarking.Web.Features.Register.Activities;

/// <summary>Which activities a list shows, as its address says.</summary>
/// <param name="Show"><c>all</c>, <c>waiting</c> (held, and without the number of residents), <c>coming</c> or <c>called-off</c>.</param>
/// <param name="Kind">Null for every kind.</param>
/// <param name="Period">A quarter or financial year; null for all days.</param>
public sealed record ActivityFilter(string Show, ActivityKind? Kind, Period? Period)
{
    public static IReadOnlyList<(string Value, string Text)> Shows { get; } =
        [("all", "All"), ("waiting", "Waiting for numbers"), ("coming", "Still to come"), ("called-off", "Called off")];

    public bool IsEmpty => this is { Show: "all", Kind: null, Period: null };

    /// <summary>What the address does not know counts as all.</summary>
    public static ActivityFilter Of(string? show, string? kind, string? period) => new(
        Shows.Any(known => known.Value == show) ? show! : "all",
        FormReading.Chosen<ActivityKind>(kind),
        Engine.Period.TryParse(period, out var known) ? known : null);

    public IQueryable<Activity> Of(IQueryable<Activity> activities, DateOnly today)
    {
        var chosen = Show switch
        {
            "waiting" => activities.Where(row => row.HeldOn <= today && row.Participants == null && !row.CalledOff),
            "coming" => activities.Where(row => row.HeldOn > today && !row.CalledOff),
            "called-off" => activities.Where(row => row.CalledOff),
            _ => activities,
        };
        if (Kind is { } kind)
            chosen = chosen.Where(row => row.Kind == kind);
        if (Period is { FirstDay: var first, LastDay: var last })
            chosen = chosen.Where(row => row.HeldOn >= first && row.HeldOn <= last);
        return chosen;
    }

    public string Address(string path, int page = 1)
    {
        string?[] parts =
        [
            Show == "all" ? null : $"show={Show}",
            Kind is { } kind ? $"kind={ActivityForm.Stored(kind)}" : null,
            Period is null ? null : $"period={Period}",
            page == 1 ? null : $"page={page}",
        ];
        var query = string.Join('&', parts.OfType<string>());
        return query.Length == 0 ? path : $"{path}?{query}";
    }
}
