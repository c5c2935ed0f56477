using Benchmarking.Web.Database.Tables;

namespace Benchmarking.Web.Features.Register.Answers;

/// <summary>What recommendations, service changes and panels answer.</summary>
public static class InfluenceOffers
{
    public static void Make(OfferMaker make)
    {
        Changes(make);
        Recommendations(make);
        Seats(make);
    }

    private static void Changes(OfferMaker make)
    {
        // What would have happened anyway was not shaped by residents.
        IReadOnlyList<ServiceChange> influenced =
            [.. make.Record.Changes.Where(change => make.Spans.InYear(change.DecidedOn) && change.Attribution != CaseStudyAttribution.Anyway)];
        make.Count(
            "changes-influenced", influenced, _ => true, ("service change", "service changes"),
            "Service changes decided in the 12 months that end with the quarter; those that would have happened anyway are left out.", Line);
        make.Count(
            "changes-put-in-place", influenced, change => change.DoneOn <= make.Spans.LastDay, ("service change", "service changes"),
            "Of these, the changes that are in place by the last day of the quarter.", Line);
        IReadOnlyList<ServiceChange> saving = [.. make.Record.Changes.Where(change => make.Spans.InFinancialYear(change.DoneOn) && change.Savings is not null
            && change.RecommendationId is not null && change.Attribution != CaseStudyAttribution.Anyway)];
        make.Sum(
            "savings", saving, change => change.Savings, ("service change", "service changes"),
            $"Savings of changes that came from a recommendation and were put in place in {RegisterWords.Year(make.Spans.FinancialYear)}, the last financial year; those that would have happened anyway are left out.", Line);
    }

    private static OfferLine Line(ServiceChange change) => new(change.DecidedOn, change.Name, null, $"/register/changes/{change.Id}");

    private static void Recommendations(OfferMaker make)
    {
        IReadOnlyList<Recommendation> made = [.. make.Record.Recommendations.Where(row => make.Spans.InYear(row.MadeOn)
            && row.Source is RecommendationSource.ScrutinyPanel or RecommendationSource.Inspectors or RecommendationSource.ComplaintPanel or RecommendationSource.Auditors)];
        make.Count(
            "recommendations-made", made, _ => true, ("recommendation", "recommendations"),
            "Recommendations of the last 12 months by scrutiny panels, inspectors, members of complaint panels and auditors.", Line);
        make.Count(
            "recommendations-put-in-place", made, row => row.DoneOn <= make.Spans.LastDay, ("recommendation", "recommendations"),
            "Of these, those that are put in place by the last day of the quarter.", Line);

        static OfferLine Line(Recommendation row) => new(row.MadeOn, row.Wording, null, $"/register/recommendations/{row.Id}");
    }

    private static void Seats(OfferMaker make)
    {
        var day = make.Spans.LastDay;
        IReadOnlyList<Panel> there = [.. make.Record.Panels.Where(panel => panel.IsThere(day))];
        Of("scrutiny-seats", PanelKind.Scrutiny, panel => panel.Seats.Count, "Seats of scrutiny panels that were there on the last day of the quarter, as many as they have now.");
        Of("scrutiny-members", PanelKind.Scrutiny, Filled, "Filled seats of scrutiny panels on the last day of the quarter.");
        Of("landlord-panel-tenants", PanelKind.Landlord, Filled, "Filled seats of panels that meet the board or its directors, on the last day of the quarter.");
        Of("quality-checkers", PanelKind.Inspectors, Filled, "Filled places of resident inspectors or checkers on the last day of the quarter.");
        make.Count(
            "resident-chaired-panels", there, panel => panel.Chair is PanelChair.Resident or PanelChair.Shared, ("panel", "panels"),
            "Panels and forums with a resident as chair or co-chair on the last day of the quarter.", Line);

        void Of(string input, PanelKind kind, Func<Panel, int> number, string how)
        {
            IReadOnlyList<Panel> own = [.. there.Where(panel => panel.Kind == kind)];
            make.Sum(input, own, panel => number(panel), ("panel", "panels"), how, Line);
        }

        int Filled(Panel panel) => panel.Seats.Count(seat => seat.IsFilled(day));
        static OfferLine Line(Panel panel) => new(null, panel.Name, null, $"/register/panels/{panel.Id}");
    }
}
