using Benchmarking.Web.Database.Tables;

namespace Benchmarking.Web.Features.Register.Counts;

/// <summary>What is counted under a kind of tally.</summary>
/// <param name="Whole">What all of them are.</param>
/// <param name="Part">What is counted beside them; null where nothing is.</param>
/// <param name="Second">A second count; null where there is none.</param>
/// <param name="IsPart">False where <paramref name="Part"/> is no part of the whole and may be more.</param>
/// <param name="Span">Over how long a return counts it: "the quarter".</param>
public sealed record TallyLabels(string Name, string Whole, string? Part = null, string? Second = null, bool IsPart = true, string Span = "the quarter");

public static class TallyWords
{
    private const string Year = "the last 12 months";

    public static TallyLabels Labels(this TallyKind kind) => kind switch
    {
        TallyKind.Recruitments => new("Recruitment of staff", "Recruitments completed", "Of them, recruitments in which residents had any part"),
        TallyKind.Audits => new("Quality audits", "Audits finished", "Of them, audits with a trained resident on the team", Span: Year),
        TallyKind.ComplaintPanels => new(
            "Complaint panels", "Panels held for complaints at their final stage", "Of them, panels with at least one resident", "Of these, panels with at least two residents", Span: Year),
        TallyKind.StageOneComplaints => new(
            "Stage one complaints", "People whose stage one complaint was closed", "Of them, people offered a way to say how it went"),
        TallyKind.Repairs => new("Repairs", "Repair jobs finished", "Of them, jobs after which you asked how it went"),
        TallyKind.VolunteerDuties => new("Volunteer duties", "Duties of peer support volunteers that contracts set", "Of them, duties met in full"),
        TallyKind.Complaints => new("Complaints and learning", "Complaints dealt with", "Learning actions agreed because of what they showed", IsPart: false),
        TallyKind.Standards => new("Standards checked by residents", "Checks made", "Of them, checks passed"),
        _ => new("Work placements", "Apprenticeships and placements for residents with contractors", Span: Year),
    };

    public static string Name(TallyKind kind) => kind.Labels().Name;
}
