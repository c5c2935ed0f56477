using Benchmarking.Web.Database.Tables;

namespace Benchmarking.Web.Features.Register.Answers;

/// <summary>What counts of people, tallies, the profile of residents and valuations answer.</summary>
public static class CountOffers
{
    private const string Page = "/register/counts";

    private static readonly (TallyKind Kind, bool OfYear, string Whole, string? Part, string? SecondPart)[] Tallied =
    [
        (TallyKind.Complaints, false, "complaints", "learning-actions", null),
        (TallyKind.StageOneComplaints, false, "stage-one-complainants", "stage-one-offered-feedback", null),
        (TallyKind.Recruitments, false, "recruitments", "recruitments-involving", null),
        (TallyKind.Repairs, false, "repair-jobs", "repair-jobs-feedback", null),
        (TallyKind.VolunteerDuties, false, "volunteer-duties", "volunteer-duties-met", null),
        (TallyKind.Standards, false, "standards-checked", "standards-passed", null),
        (TallyKind.ComplaintPanels, true, "complaint-panels", "complaint-panels-one-resident", "complaint-panels-two-residents"),
        (TallyKind.Audits, true, "audits", "audits-with-checker", null),
        (TallyKind.WorkPlacements, true, "work-placements", null, null),
    ];

    public static void Make(OfferMaker make)
    {
        Tallies(make);
        People(make);
        Groups(make);
        Profile(make);
        Values(make);
    }

    private static void Tallies(OfferMaker make)
    {
        foreach (var (kind, ofYear, whole, part, second) in Tallied)
        {
            IReadOnlyList<Tally> own = [.. make.Record.Tallies.Where(row => row.Kind == kind && (ofYear ? make.Spans.InYear(row.CountedOn) : make.Spans.InQuarter(row.CountedOn)))];
            var how = ofYear ? "Counts of the 12 months that end with the quarter, added up." : "Counts of the quarter, added up.";
            Sum(whole, row => row.Whole);
            Sum(part, row => row.Part);
            Sum(second, row => row.SecondPart);

            void Sum(string? input, Func<Tally, int?> number)
            {
                if (input is not null)
                    make.Sum(input, own, row => number(row), ("count", "counts"), how, row => new OfferLine(row.CountedOn, row.Note.Length > 0 ? row.Note : "Counted", null, Page));
            }
        }
    }

    private static void People(OfferMaker make)
    {
        if (make.Record.HeadCounts.LastOrDefault(row => make.Spans.InQuarter(row.CountedOn)) is not { } counted)
            return;
        const string how = "People counted once each over 12 months: the latest count of the quarter.";
        var line = new OfferLine(counted.CountedOn, "People counted once", null, Page);
        var basis = $"the count of {Platform.LondonTime.Day(counted.CountedOn)}";
        make.One("involved-residents", counted.Involved, basis, how, line);
        make.One("involved-profiled", counted.Profiled, basis, how, line);
        make.One("residents-trained", counted.Trained, basis, how, line);
        make.One("trained-digital", counted.TrainedDigital, basis, how, line);
        make.One("trained-work", counted.TrainedWork, basis, how, line);
        foreach (var group in AgreedGroups.All)
            make.One(group.Involved!, counted.MakeUp.FirstOrDefault(count => count.Group == group.Code)?.People, basis, how, line);
    }

    private static void Groups(OfferMaker make)
    {
        IReadOnlyList<NamedGroup> named = [.. make.Record.Groups.Where(group => group.UnderRepresented)];
        var present = make.OfYear.SelectMany(activity => activity.MakeUp)
            .Concat(make.Record.HeadCounts.Where(row => make.Spans.InYear(row.CountedOn)).SelectMany(row => row.MakeUp))
            .Where(count => count.People > 0).Select(count => count.Group).ToHashSet();
        if (present.Count > 0)
        {
            make.Count(
                "groups-involved", named, group => present.Contains(group.Code), ("group", "groups"),
                "Groups that you have named as under-represented, with at least one resident at an activity or in a count of the last 12 months.",
                group => new OfferLine(null, group.Name, null, "/register/profile"));
        }
    }

    /// <summary>The latest profile that is no older than the financial year before.</summary>
    private static void Profile(OfferMaker make)
    {
        if (make.Record.Profiles.LastOrDefault(row => row.Year >= make.Spans.FinancialYear) is not { } profile)
            return;
        const string how = "Who lives in your homes, from the latest profile of the last two financial years.";
        var line = new OfferLine(null, $"Profile of {RegisterWords.Year(profile.Year)}", null, "/register/profile");
        var basis = $"your profile of {RegisterWords.Year(profile.Year)}";
        make.One("residents", profile.Residents, basis, how, line);
        make.One("residents-profiled", profile.Profiled, basis, how, line);
        foreach (var group in AgreedGroups.All)
            make.One(group.All!, profile.MakeUp.FirstOrDefault(count => count.Group == group.Code)?.People, basis, how, line);
    }

    private static void Values(OfferMaker make)
    {
        var year = RegisterWords.Year(make.Spans.FinancialYear);
        Of("social-value-hact", ValuationMethod.SocialValueBank, row => row.Value, $"Values of {year} by the UK Social Value Bank, after deadweight and attribution.");
        Of("social-value-other", ValuationMethod.Other, row => row.Value, $"Values of {year} by another method, after deadweight and attribution.");
        Of("sroi-value", ValuationMethod.Sroi, row => row.Value, $"Social return of {year}, after deadweight and attribution.");
        Of("sroi-cost", ValuationMethod.Sroi, row => row.Cost > 0 ? row.Cost : null, $"What was put in for it in {year}.");

        void Of(string input, ValuationMethod method, Func<Valuation, decimal?> number, string how)
        {
            IReadOnlyList<Valuation> own = [.. make.Record.Valuations.Where(row => row.Year == make.Spans.FinancialYear && row.Method == method)];
            // Two methods are never added together, even where the return has one box for them.
            if (own.Select(row => row.MethodName.Trim().ToUpperInvariant()).Distinct().Count() > 1)
                return;
            make.Sum(input, own, number, ("valuation", "valuations"), how, row => new OfferLine(null, row.Outcome, null, "/register/social-value"));
        }
    }
}
