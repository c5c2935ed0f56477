using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Database.Tables;

public enum ActivityKind
{
    Event,
    Meeting,
    PanelSession,
    MonitoringSession,
    ScrutinyReview,
    Inspection,
    Survey,
    Workshop,
    Training,
    Audit,
    Recruitment,
    ComplaintPanel,
    Other,
}

public enum ActivitySetting
{
    InPerson,
    Online,
    Both,
}

public enum CostScope
{
    Staff,
    Direct,
    Reward,
    Travel,

    /// <summary>A share of the organisation's overheads: kept, shown, and left out of what a return asks for.</summary>
    Overhead,
}

public enum ActivityJudge
{
    Residents,
    Staff,
    Together,
}

/// <summary>What a question of one minute is about; those of a return's metrics count there.</summary>
public enum QuestionAbout
{
    /// <summary>Whether they learned or gained something: A10.</summary>
    Learning,

    /// <summary>Whether they can influence changes: A5.</summary>
    Influence,

    /// <summary>How satisfied they are with what came of it: B6.</summary>
    Outcome,

    /// <summary>The organisation's own question.</summary>
    Own,
}

/// <summary>One line of what an activity cost.</summary>
/// <param name="Amount">In £.</param>
public sealed record CostLine(string What, CostScope Scope, decimal Amount);

/// <summary>A question asked of those who took part, and how many answered how.</summary>
/// <param name="Positive">How many of the replies were on the good side; at most <paramref name="Replies"/>.</param>
public sealed record ShortQuestion(QuestionAbout About, string Words, int Replies, int Positive);

/// <summary>Something that residents took part in, or will: of one to come there are no numbers yet.</summary>
public sealed class Activity : RegisterRow
{
    public DateOnly HeldOn { get; set; }

    public required string Name { get; set; }

    public ActivityKind Kind { get; set; }

    /// <summary>0 to 7; null where it was not recorded.</summary>
    public short? Rung { get; set; }

    public ActivitySetting? Setting { get; set; }

    public string Place { get; set; } = "";

    public Guid? PanelId { get; set; }

    /// <summary>Of several that repeat, the same.</summary>
    public Guid? SeriesId { get; set; }

    /// <summary>Residents taking part; null while it is not known.</summary>
    public int? Participants { get; set; }

    /// <summary>Hours that they gave, all together.</summary>
    public decimal? ResidentHours { get; set; }

    public int? PeopleAffected { get; set; }

    public decimal? StaffHours { get; set; }

    public List<GroupCount> MakeUp { get; set; } = [];

    public List<CostLine> Costs { get; set; } = [];

    public string PlannedOutcomes { get; set; } = "";

    public string CameOfIt { get; set; } = "";

    /// <summary>0 to 3.</summary>
    public short? Impact { get; set; }

    /// <summary>0 to 3.</summary>
    public short? ValueForMoney { get; set; }

    public ActivityJudge? JudgedBy { get; set; }

    public List<ShortQuestion> Questions { get; set; } = [];

    /// <summary>What the row of a file called it; null for one typed in.</summary>
    public string? Reference { get; set; }

    public bool CalledOff { get; set; }
}

/// <summary>A picture or document of an activity or of a panel's paper, made anew from what was sent.</summary>
public sealed class RegisterFile : IOfOrganisation
{
    public OrganisationId OrganisationId { get; set; }

    public Guid Id { get; set; } = Guid.NewGuid();

    public Guid? ActivityId { get; set; }

    public Guid? PaperId { get; set; }

    public required string Name { get; set; }

    public required string MediaType { get; set; }

    /// <summary>What a picture shows, in words; empty for a document.</summary>
    public string Alternative { get; set; } = "";

    public required byte[] Content { get; set; }

    public DateTimeOffset MadeAt { get; set; }

    public UserId MadeBy { get; set; }
}
