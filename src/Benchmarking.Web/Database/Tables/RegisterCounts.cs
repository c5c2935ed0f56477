namespace Benchmarking.Web.Database.Tables;

public enum TallyKind
{
    /// <summary>Part: residents had a part in it.</summary>
    Recruitments,

    /// <summary>Part: a trained resident was on the team.</summary>
    Audits,

    /// <summary>Part: at least one resident on it; second part: at least two.</summary>
    ComplaintPanels,

    /// <summary>People whose complaint was closed; part: offered a way to say how it went.</summary>
    StageOneComplaints,

    /// <summary>Part: feedback was sought.</summary>
    Repairs,

    /// <summary>Owed by contract; part: met in full.</summary>
    VolunteerDuties,

    /// <summary>Dealt with; part is no part of them: learning actions agreed.</summary>
    Complaints,

    /// <summary>Checked by residents; part: passed.</summary>
    Standards,

    WorkPlacements,
}

/// <summary>A count of what is no activity, up to a day: so many, and of them so many.</summary>
public sealed class Tally : RegisterRow
{
    public DateOnly CountedOn { get; set; }

    public TallyKind Kind { get; set; }

    public int Whole { get; set; }

    public int? Part { get; set; }

    public int? SecondPart { get; set; }

    public string Note { get; set; } = "";
}

/// <summary>People counted once each, over the 12 months up to a day: what a register without names cannot add up.</summary>
public sealed class HeadCount : RegisterRow
{
    public DateOnly CountedOn { get; set; }

    public int? Involved { get; set; }

    /// <summary>Of those involved, who told age, disability and ethnic group.</summary>
    public int? Profiled { get; set; }

    /// <summary>Of those, by group.</summary>
    public List<GroupCount> MakeUp { get; set; } = [];

    public int? Trained { get; set; }

    public int? TrainedDigital { get; set; }

    public int? TrainedWork { get; set; }
}

/// <summary>Who lives in the organisation's homes, once a year.</summary>
public sealed class ResidentProfile : RegisterRow
{
    /// <summary>The financial year, by the year in which it starts.</summary>
    public int Year { get; set; }

    /// <summary>People aged 16 and over.</summary>
    public int Residents { get; set; }

    public int Profiled { get; set; }

    /// <summary>Of those with details held, by group.</summary>
    public List<GroupCount> MakeUp { get; set; } = [];

    public string Source { get; set; } = "";
}

/// <summary>A group of the organisation's own, or an agreed one that it has named as under-represented.</summary>
public sealed class NamedGroup : RegisterRow
{
    public required string Code { get; set; }

    public required string Name { get; set; }

    public bool UnderRepresented { get; set; }
}

/// <summary>A cost of involvement that belongs to no activity, such as the team's pay of a month.</summary>
public sealed class InvolvementCost : RegisterRow
{
    public DateOnly SpentOn { get; set; }

    public CostScope Scope { get; set; }

    public required string What { get; set; }

    /// <summary>In £.</summary>
    public decimal Amount { get; set; }
}

public enum ValuationMethod
{
    /// <summary>The UK Social Value Bank, under the organisation's own licence: none of its values is held by the service.</summary>
    SocialValueBank,

    Sroi,

    Other,
}

/// <summary>
/// What an outcome is worth by a method: people × value of one × what would not have happened anyway × what was due to
/// this. Totals are made within one method and never across.
/// </summary>
public sealed class Valuation : RegisterRow
{
    /// <summary>The financial year, by the year in which it starts.</summary>
    public int Year { get; set; }

    public ValuationMethod Method { get; set; }

    /// <summary>As the organisation calls it.</summary>
    public string MethodName { get; set; } = "";

    /// <summary>Where the value of one comes from, with its year.</summary>
    public string Source { get; set; } = "";

    public required string Outcome { get; set; }

    public Guid? ActivityId { get; set; }

    public int People { get; set; }

    /// <summary>In £ for one person.</summary>
    public decimal UnitValue { get; set; }

    /// <summary>In %: what would have happened anyway.</summary>
    public decimal Deadweight { get; set; }

    /// <summary>In %: how much of the rest was due to this.</summary>
    public decimal Attribution { get; set; } = 100;

    /// <summary>In £: what was put in for it.</summary>
    public decimal Cost { get; set; }

    public string Note { get; set; } = "";

    /// <summary>In £, after deadweight and attribution; not rounded.</summary>
    public decimal Value => People * UnitValue * (100 - Deadweight) / 100 * Attribution / 100;
}

/// <summary>What the register offered for an answer of a return when it was saved, so that differences are remembered.</summary>
public sealed class ReturnOffer : IOfOrganisation
{
    public Tenancy.OrganisationId OrganisationId { get; set; }

    public Tenancy.ReturnId ReturnId { get; set; }

    public required string InputCode { get; set; }

    public decimal Offered { get; set; }

    /// <summary>What it was made of, such as "14 activities".</summary>
    public required string Basis { get; set; }

    /// <summary>Whether the answer was the same.</summary>
    public bool Accepted { get; set; }

    public DateTimeOffset OfferedAt { get; set; }

    public Tenancy.UserId OfferedTo { get; set; }
}
