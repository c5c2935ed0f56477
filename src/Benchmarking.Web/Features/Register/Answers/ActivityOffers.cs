using System.Globalization;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Register.Value;
using static Benchmarking.Web.Features.Register.Answers.OfferMaker;

namespace Benchmarking.Web.Features.Register.Answers;

/// <summary>What activities answer: numbers, cost, scores, the ladder, panels' work, training.</summary>
public static class ActivityOffers
{
    private static readonly (string, string) Activities = ("activity", "activities");

    public static void Make(OfferMaker make)
    {
        Numbers(make);
        Scores(make);
        Ladder(make);
        Panels(make);
        Questions(make);
    }

    private static void Numbers(OfferMaker make)
    {
        make.Count("activities", make.OfQuarter, _ => true, Activities, "Activities held in the quarter, each counted once.", Line);
        make.Sum("participants", make.OfQuarter, row => row.Participants, Activities, "Residents taking part, added up over the quarter’s activities.", Line);
        make.Sum("people-affected", make.OfQuarter, row => row.PeopleAffected, Activities, "People affected, added up over the quarter’s activities.", Line);
        make.Sum("resident-hours", make.OfQuarter, row => row.ResidentHours, Activities, "Hours that residents gave, added up over the quarter’s activities.", Line);
        make.Sum("activity-cost", make.OfQuarter, row => row.CostInScope(), Activities, "Cost lines of the quarter’s activities, overheads left out.", Line);
        Cost(make);
    }

    private static void Cost(OfferMaker make)
    {
        var ofActivities = make.OfYear.Select(activity => (Line: Line(activity), Amount: activity.CostInScope()));
        var others = make.Record.Costs.Where(cost => make.Spans.InYear(cost.SpentOn) && cost.Scope != CostScope.Overhead)
            .Select(cost => (Line: new OfferLine(cost.SpentOn, cost.What, null, "/register/counts"), Amount: (decimal?)cost.Amount)).ToList();
        var lines = ofActivities.Where(cost => cost.Amount is not null).ToList();
        if (lines.Count + others.Count == 0)
            return;
        make.Offer(
            "involvement-cost",
            lines.Concat(others).Sum(cost => cost.Amount!.Value),
            $"{RegisterWords.Count(lines.Count, "activity", "activities")} and {RegisterWords.Count(others.Count, "other cost", "other costs")}",
            "Costs of the 12 months that end with the quarter: of activities, and those that belong to none. Overheads are left out; staff time counts once, with its activity or in the team’s pay.",
            lines.Concat(others).OrderBy(cost => cost.Line.On).Select(cost => cost.Line with { Number = cost.Amount }));
    }

    private static void Scores(OfferMaker make)
    {
        const string how = "Of the quarter’s activities that were scored both for impact and for value for money.";
        bool Assessed(Activity row) => row is { Impact: not null, ValueForMoney: not null };
        make.Count("activities-assessed", make.OfQuarter, Assessed, Activities, "The quarter’s activities that were scored both for impact and for value for money.", Line);
        IReadOnlyList<Activity> assessed = [.. make.OfQuarter.Where(Assessed)];
        foreach (var (least, suffix) in new (short, string)[] { (1, "1-or-more"), (2, "2-or-more"), (3, "3") })
        {
            make.Count($"impact-{suffix}", assessed, row => row.Impact >= least, Activities, how, Line);
            make.Count($"value-{suffix}", assessed, row => row.ValueForMoney >= least, Activities, how, Line);
        }

        make.Count("assessed-by-residents", assessed, row => row.JudgedBy is ActivityJudge.Residents or ActivityJudge.Together, Activities, "Those scored by residents, alone or together with staff.", Line);
    }

    private static void Ladder(OfferMaker make)
    {
        IReadOnlyList<Activity> standing = [.. make.OfQuarter.Where(row => row.Rung is not null)];
        for (short rung = 0; rung <= 7; rung++)
        {
            var own = rung;
            make.Count(string.Create(CultureInfo.InvariantCulture, $"rung-{rung}"), standing, row => row.Rung == own, Activities, "Activities of the quarter on this rung; those without a rung are in none.", Line);
        }
    }

    private static void Panels(OfferMaker make)
    {
        var scrutiny = make.Record.Panels.Where(panel => panel.Kind == PanelKind.Scrutiny).Select(panel => panel.Id).ToHashSet();
        bool OfScrutiny(Activity row) => row.PanelId is { } panel && scrutiny.Contains(panel);
        IReadOnlyList<Activity> theirs = [.. make.OfYear.Where(row => OfScrutiny(row) || row.Kind is ActivityKind.ScrutinyReview or ActivityKind.MonitoringSession)];
        make.Count(
            "scrutiny-activities", theirs, row => row.Kind is not (ActivityKind.PanelSession or ActivityKind.MonitoringSession or ActivityKind.Meeting), Activities,
            "Scrutiny reviews, and whatever else a scrutiny panel did in 12 months, its sessions left out.", Line);
        make.Count(
            "monitoring-sessions", theirs, row => row.Kind == ActivityKind.MonitoringSession && (row.PanelId is null || OfScrutiny(row)), ("session", "sessions"),
            "Performance monitoring sessions of a scrutiny panel in the 12 months that end with the quarter.", Line);
    }

    private static void Questions(OfferMaker make)
    {
        IReadOnlyList<Activity> training = [.. make.OfYear.Where(row => row.Kind == ActivityKind.Training)];
        Question(make, "learning", training, QuestionAbout.Learning, "The question of one minute after training in the last 12 months.");
        Question(make, "influence", make.OfYear, QuestionAbout.Influence, "The question of one minute after activities of the last 12 months; somebody who came twice may have answered twice.");
        Question(make, "outcome", make.OfYear, QuestionAbout.Outcome, "The question of one minute after activities of the last 12 months; somebody who came twice may have answered twice.");
    }

    private static void Question(OfferMaker make, string input, IReadOnlyList<Activity> of, QuestionAbout about, string how)
    {
        IReadOnlyList<Activity> asked = [.. of.Where(row => row.Questions.Any(question => question.About == about && question.Replies > 0))];
        make.Sum($"{input}-replies", asked, row => row.Questions.Where(question => question.About == about).Sum(question => question.Replies), Activities, how, Line);
        make.Sum($"{input}-positive", asked, row => row.Questions.Where(question => question.About == about).Sum(question => question.Positive), Activities, how, Line);
    }
}
