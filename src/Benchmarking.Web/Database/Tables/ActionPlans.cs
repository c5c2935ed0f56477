namespace Benchmarking.Web.Database.Tables;

/// <summary>What an organisation means to do for involvement, over some months.</summary>
public sealed class ActionPlan : RegisterRow
{
    public required string Name { get; set; }

    /// <summary>The first day of its first month.</summary>
    public DateOnly BeginsOn { get; set; }

    /// <summary>The first day of its last month.</summary>
    public DateOnly EndsOn { get; set; }

    /// <summary>Null while it is worked on.</summary>
    public DateTimeOffset? ArchivedAt { get; set; }
}

public enum ActionStanding
{
    NotBegun,
    OnTrack,
    AtRisk,
    Late,
    Done,
    GivenUp,
}

/// <summary>A step on the way, due by a month.</summary>
/// <param name="Due">The first day of the month.</param>
public sealed record Milestone(string Words, DateOnly Due, bool Done);

/// <summary>How an action stood in a quarter.</summary>
/// <param name="Period">As <c>2026-Q1</c>.</param>
public sealed record ActionStatus(string Period, ActionStanding Standing, string Words);

/// <summary>One line of a plan.</summary>
public sealed class PlannedAction : RegisterRow
{
    public Guid PlanId { get; set; }

    public int Position { get; set; }

    public required string Objective { get; set; }

    /// <summary>What it stands under where that is no rung.</summary>
    public string Heading { get; set; } = "";

    public short? Rung { get; set; }

    /// <summary>Null where a source gives none.</summary>
    public TargetActionKind? Kind { get; set; }

    /// <summary>A role, never a name.</summary>
    public string OwnerRole { get; set; } = "";

    /// <summary>The first day of its first month; null where it has no date.</summary>
    public DateOnly? BeginsOn { get; set; }

    /// <summary>The first day of its last month.</summary>
    public DateOnly? EndsOn { get; set; }

    public List<Milestone> Milestones { get; set; } = [];

    public List<ActionStatus> Statuses { get; set; } = [];

    public string? MetricCode { get; set; }

    public Guid? TargetId { get; set; }

    /// <summary>The practice it was started from, such as <c>E7</c>; null for one of the organisation's own.</summary>
    public string? Template { get; set; }
}
