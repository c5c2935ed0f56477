namespace Benchmarking.Web.Database.Tables;

public enum PanelKind
{
    Scrutiny,

    /// <summary>Meets the board or its directors.</summary>
    Landlord,

    Forum,

    /// <summary>Trained to check or audit services.</summary>
    Inspectors,

    Complaints,

    Editorial,

    Other,
}

public enum PanelChair
{
    Resident,
    Shared,
    Staff,
    Board,
    None,
}

/// <summary>When a seat was filled: from a day, until another or until now.</summary>
public sealed record SeatTerm(DateOnly From, DateOnly? Until);

/// <summary>A place on a panel, whom it stands for, and when it was filled. By whom is nobody's business here.</summary>
public sealed record PanelSeat(string StandsFor, IReadOnlyList<SeatTerm> Terms)
{
    public bool IsFilled(DateOnly day) => Terms.Any(term => term.From <= day && (term.Until is null || term.Until > day));
}

/// <summary>A panel or forum.</summary>
public sealed class Panel : RegisterRow
{
    public required string Name { get; set; }

    public PanelKind Kind { get; set; }

    public string Purpose { get; set; } = "";

    /// <summary>How often, in words.</summary>
    public string Meets { get; set; } = "";

    public string ReportsTo { get; set; } = "";

    public PanelChair Chair { get; set; }

    public DateOnly BeganOn { get; set; }

    public DateOnly? EndedOn { get; set; }

    public List<PanelSeat> Seats { get; set; } = [];

    public bool IsThere(DateOnly day) => BeganOn <= day && (EndedOn is null || EndedOn > day);
}

public enum PaperKind
{
    Agenda,
    Report,
    Decision,
    Paper,
}

/// <summary>What a panel was given or gave: an agenda, a report, a decision, a paper in easy read.</summary>
public sealed class PanelPaper : RegisterRow
{
    public Guid PanelId { get; set; }

    public DateOnly DatedOn { get; set; }

    public PaperKind Kind { get; set; }

    public bool EasyRead { get; set; }

    public required string Title { get; set; }

    public string Words { get; set; } = "";
}
