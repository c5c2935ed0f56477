using System.Globalization;
using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;

namespace Benchmarking.Web.Features.Register;

/// <summary>How the register speaks of its kinds.</summary>
public static class RegisterWords
{
    public static string Words(this ActivityKind kind) => kind switch
    {
        ActivityKind.Event => "Event",
        ActivityKind.Meeting => "Meeting",
        ActivityKind.PanelSession => "Panel session",
        ActivityKind.MonitoringSession => "Performance monitoring session",
        ActivityKind.ScrutinyReview => "Scrutiny review",
        ActivityKind.Inspection => "Inspection or mystery shopping",
        ActivityKind.Survey => "Survey or consultation",
        ActivityKind.Workshop => "Workshop or co-design",
        ActivityKind.Training => "Training",
        ActivityKind.Audit => "Audit",
        ActivityKind.Recruitment => "Recruitment of staff",
        ActivityKind.ComplaintPanel => "Complaint panel",
        _ => "Something else",
    };

    public static string Words(this ActivitySetting setting) => setting switch
    {
        ActivitySetting.InPerson => "In person",
        ActivitySetting.Online => "Online",
        _ => "In person and online",
    };

    public static string Words(this CostScope scope) => scope switch
    {
        CostScope.Staff => "Staff time",
        CostScope.Direct => "Direct cost",
        CostScope.Reward => "Reward or expenses of residents",
        CostScope.Travel => "Travel",
        _ => "Overhead",
    };

    public static string Words(this ActivityJudge judge) => judge switch
    {
        ActivityJudge.Residents => "Residents",
        ActivityJudge.Staff => "Staff",
        _ => "Residents and staff together",
    };

    public static string Words(this QuestionAbout about) => about switch
    {
        QuestionAbout.Learning => "Did you learn or gain something today?",
        QuestionAbout.Influence => "Are you able to influence changes to services?",
        QuestionAbout.Outcome => "Are you satisfied with what came of it?",
        _ => "A question of our own",
    };

    public static string Words(this PanelKind kind) => kind switch
    {
        PanelKind.Scrutiny => "Scrutiny panel",
        PanelKind.Landlord => "Panel that meets the board or its directors",
        PanelKind.Forum => "Forum",
        PanelKind.Inspectors => "Resident inspectors or checkers",
        PanelKind.Complaints => "Complaint panel",
        PanelKind.Editorial => "Editorial panel",
        _ => "Other group",
    };

    public static string Words(this PanelChair chair) => chair switch
    {
        PanelChair.Resident => "A resident",
        PanelChair.Shared => "A resident together with somebody else",
        PanelChair.Staff => "A member of staff",
        PanelChair.Board => "A board member",
        _ => "Nobody",
    };

    public static string Words(this PaperKind kind) => kind switch
    {
        PaperKind.Agenda => "Agenda",
        PaperKind.Report => "Report",
        PaperKind.Decision => "Decision",
        _ => "Paper",
    };

    public static string Words(this RecommendationSource source) => source switch
    {
        RecommendationSource.ScrutinyPanel => "Scrutiny panel",
        RecommendationSource.Inspectors => "Resident inspectors",
        RecommendationSource.ComplaintPanel => "Residents on a complaint panel",
        RecommendationSource.Auditors => "Resident auditors",
        RecommendationSource.Forum => "Forum",
        _ => "Other residents",
    };

    public static string Words(this RecommendationDecision decision) => decision switch
    {
        RecommendationDecision.Accepted => "Accepted",
        RecommendationDecision.AcceptedInPart => "Accepted in part",
        _ => "Declined",
    };

    public static string Words(this ValuationMethod method) => method switch
    {
        ValuationMethod.SocialValueBank => "UK Social Value Bank, our own licence",
        ValuationMethod.Sroi => "Social return on investment",
        _ => "Another method",
    };

    public static string Words(this ActionStanding standing) => standing switch
    {
        ActionStanding.NotBegun => "Not begun",
        ActionStanding.OnTrack => "On track",
        ActionStanding.AtRisk => "At risk",
        ActionStanding.Late => "Late",
        ActionStanding.Done => "Done",
        _ => "Given up",
    };

    public static string Words(this TargetActionKind kind) => kind switch
    {
        TargetActionKind.Existing => "Existing",
        TargetActionKind.Improvement => "Improvement",
        _ => "New",
    };

    /// <summary>"14 activities", "1 activity".</summary>
    public static string Count(int number, string one, string more) =>
        string.Create(CultureInfo.InvariantCulture, $"{number:N0} {(number == 1 ? one : more)}");

    /// <summary>"£1,250", or "£12.50" where there are pence.</summary>
    public static string Pounds(decimal amount) =>
        FigureText.Format(amount, MetricKind.Money, amount == decimal.Truncate(amount) ? 0 : 2);

    /// <summary>"April 2026".</summary>
    public static string Month(DateOnly day) => day.ToString("MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>"2026-27", of the year in which it starts.</summary>
    public static string Year(int startYear) => Period.YearOf(startYear).ToString();
}
