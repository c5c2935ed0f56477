using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Register;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Demonstration;

/// <summary>
/// The involvement register of one member of the demonstration, over the last fifteen months: everything in it is made up.
/// Where the member has an activity already, all is left alone.
/// </summary>
public sealed class DemonstrationRegister(IServiceScopeFactory scopes, TimeProvider clock)
{
    private static readonly (string Name, ActivityKind Kind, short Rung, int Participants, decimal Hours, int Affected, decimal Direct, decimal Reward, short Impact)[] Activities =
    [
        ("Estate walk", ActivityKind.Inspection, 4, 14, 21, 260, 90, 40, 2),
        ("Repairs forum", ActivityKind.Meeting, 3, 22, 44, 900, 180, 110, 1),
        ("Scrutiny panel", ActivityKind.PanelSession, 5, 9, 22.5m, 0, 120, 90, 2),
        ("Panel looks at the figures", ActivityKind.MonitoringSession, 5, 8, 16, 0, 60, 80, 2),
        ("Training for new panel members", ActivityKind.Training, 1, 11, 55, 0, 640, 60, 3),
        ("Letters read aloud by residents", ActivityKind.Workshop, 5, 7, 14, 2400, 75, 70, 3),
        ("Survey of new residents", ActivityKind.Survey, 3, 86, 21.5m, 86, 310, 0, 1),
        ("Review of empty homes", ActivityKind.ScrutinyReview, 6, 6, 48, 420, 260, 150, 3),
        ("Summer event", ActivityKind.Event, 2, 130, 325, 130, 1900, 0, 1),
    ];

    private static readonly (string Wording, RecommendationSource Source, RecommendationDecision? Decision, string Reason, int? DecidedAfter, int? DoneAfter)[] Recommendations =
    [
        ("Clean an empty home the day before it is shown, and check it against the standard that residents wrote", RecommendationSource.ScrutinyPanel, RecommendationDecision.Accepted, "It costs little and was asked for in three reviews.", 21, 75),
        ("Ring back within two days whoever asks for it", RecommendationSource.ScrutinyPanel, RecommendationDecision.AcceptedInPart, "Within three days; two needs people we do not have yet.", 30, 120),
        ("Pay for a taxi to evening meetings where no bus goes", RecommendationSource.Inspectors, RecommendationDecision.Accepted, "From the reward budget.", 14, 20),
        ("Open the office on Saturdays", RecommendationSource.ComplaintPanel, RecommendationDecision.Declined, "Few came in a trial of eight weeks; the telephone is answered on Saturdays instead.", 45, null),
        ("Say on every repair card when the next visit is", RecommendationSource.Auditors, null, "", null, null),
    ];

    public async Task MakeAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (await DemonstrationAims.PeopleAsync(scope, DemonstrationAims.Example, cancellation) is not var (actor, _))
            return;

        await using var transaction = await scope.ServiceProvider.GetRequiredService<TenantDoor>().OpenAsync(actor, cancellation);
        if (await transaction.Db.Activities.AnyAsync(cancellation))
            return;
        var now = clock.GetUtcNow();
        foreach (var row in Rows(LondonTime.DateOf(now)))
            KeepRow.Add(transaction.Db, actor, row, now);
        transaction.Audit(actor, now, "filled the register of the demonstration", "register");
        await transaction.CommitAsync(cancellation);
    }

    private static IEnumerable<RegisterRow> Rows(DateOnly today)
    {
        var month = new DateOnly(today.Year, today.Month, 1);
        var panel = new Panel
        {
            Name = "Scrutiny panel",
            Kind = PanelKind.Scrutiny,
            Purpose = "Goes through our figures every quarter and reviews one service a year.",
            Meets = "Every month",
            ReportsTo = "The board",
            Chair = PanelChair.Resident,
            BeganOn = month.AddMonths(-30),
            Seats =
            [
                .. new[] { "Family homes", "Family homes", "Flats", "Flats", "Older people’s housing", "Older people’s housing", "Supported housing", "Shared owners", "Young residents", "New residents" }
                    .Select((whom, at) => new PanelSeat(whom, at == 8 ? [] : [new SeatTerm(month.AddMonths(-24 + at), null)])),
            ],
        };
        var activities = Enumerable.Range(0, 15).SelectMany(ago => Held(month.AddMonths(-ago), ago, panel.Id, today)).ToList();
        return
        [
            panel,
            .. activities,
            .. Influence(month, today, panel.Id, activities.First(activity => activity.Kind == ActivityKind.ScrutinyReview).Id),
            .. Counts(month, today),
            .. Plan(month),
        ];
    }

    private static IEnumerable<Activity> Held(DateOnly month, int ago, Guid panel, DateOnly today) =>
        Activities.Where((_, at) => at < 3 || (at + ago) % 3 == 0).Select((made, at) => (Made: made, Day: month.AddDays((7 * at % 27) + 1)))
            .Where(held => held.Day <= today)
            .Select(held => new Activity
            {
                Name = held.Made.Name,
                Kind = held.Made.Kind,
                HeldOn = held.Day,
                Rung = held.Made.Rung,
                Setting = ago % 2 == 0 ? ActivitySetting.InPerson : ActivitySetting.Both,
                Place = "Community centre",
                PanelId = held.Made.Kind is ActivityKind.PanelSession or ActivityKind.MonitoringSession or ActivityKind.ScrutinyReview ? panel : null,
                Participants = held.Made.Participants + (ago % 4),
                ResidentHours = held.Made.Hours,
                PeopleAffected = held.Made.Affected == 0 ? null : held.Made.Affected,
                StaffHours = 4,
                MakeUp = [new("under-35", held.Made.Participants / 6), new("disabled", held.Made.Participants / 4), new("ethnic-minority", held.Made.Participants / 9)],
                Costs = [new("Room, food and materials", CostScope.Direct, held.Made.Direct), new("Expenses and vouchers", CostScope.Reward, held.Made.Reward)],
                PlannedOutcomes = "What residents find out is written down and goes to the service that can change it.",
                Impact = held.Made.Impact,
                ValueForMoney = (short)Math.Max(1, held.Made.Impact - (ago % 2)),
                JudgedBy = ActivityJudge.Together,
                Questions = held.Made.Kind == ActivityKind.Training
                    ? [new(QuestionAbout.Learning, "", held.Made.Participants - 2, held.Made.Participants - 3)]
                    : [new(QuestionAbout.Outcome, "", held.Made.Participants / 2, held.Made.Participants / 3)],
            });

    private static IEnumerable<RegisterRow> Influence(DateOnly month, DateOnly today, Guid panel, Guid review)
    {
        var at = 0;
        foreach (var (wording, source, decision, reason, decidedAfter, doneAfter) in Recommendations)
        {
            var made = month.AddMonths(-9 + (2 * at++)).AddDays(4);
            DateOnly? After(int? days) => days is { } known && made.AddDays(known) <= today ? made.AddDays(known) : null;
            var decided = After(decidedAfter);
            var done = decided is null ? null : After(doneAfter);
            var recommendation = new Recommendation
            {
                MadeOn = made,
                Source = source,
                PanelId = source == RecommendationSource.ScrutinyPanel ? panel : null,
                ActivityId = source == RecommendationSource.ScrutinyPanel ? review : null,
                Wording = wording,
                AddressedTo = "Head of the service",
                Decision = decided is null ? null : decision,
                DecidedOn = decision is null ? null : decided,
                Reason = decided is null ? "" : reason,
                DoneOn = decision == RecommendationDecision.Declined ? null : done,
            };
            yield return recommendation;
            if (recommendation.DecidedOn is { } day && decision != RecommendationDecision.Declined)
            {
                yield return new ServiceChange
                {
                    DecidedOn = day,
                    Name = wording,
                    Service = "Homes and neighbourhoods",
                    RecommendationId = recommendation.Id,
                    Attribution = at % 2 == 0 ? CaseStudyAttribution.Sooner : CaseStudyAttribution.WouldNot,
                    DoneOn = recommendation.DoneOn,
                    YouSaid = wording + ".",
                    WeDid = reason,
                    Savings = at == 1 ? 1800 : null,
                };
            }
        }
    }

    private static IEnumerable<RegisterRow> Counts(DateOnly month, DateOnly today)
    {
        var quarter = Period.QuarterOf(today);
        GroupCount[] groups = [new("under-35", 21), new("disabled", 43), new("ethnic-minority", 12)];
        yield return new HeadCount { CountedOn = quarter.FirstDay.AddDays(-1), Involved = 148, Profiled = 131, MakeUp = [.. groups], Trained = 64, TrainedDigital = 22, TrainedWork = 9 };
        yield return new HeadCount { CountedOn = today, Involved = 156, Profiled = 139, MakeUp = [.. groups], Trained = 71, TrainedDigital = 25, TrainedWork = 11 };
        yield return new ResidentProfile
        {
            Year = RegisterRecord.FinancialYear(today) - 1,
            Residents = 41_200,
            Profiled = 30_500,
            MakeUp = [new("under-35", 7_900), new("disabled", 8_100), new("ethnic-minority", 3_600)],
            Source = "Our housing system, on 31 March",
        };
        yield return new NamedGroup { Code = "under-35", Name = "Under 35", UnderRepresented = true };
        yield return new NamedGroup { Code = "ethnic-minority", Name = "Ethnic minorities", UnderRepresented = true };
        for (var ago = 0; ago < 12; ago++)
        {
            var day = Earlier(month.AddMonths(1 - ago).AddDays(-1), today);
            yield return new InvolvementCost { SpentOn = day, What = "The involvement team’s pay", Scope = CostScope.Staff, Amount = 9_600 };
            yield return new Tally { CountedOn = day, Kind = TallyKind.Recruitments, Whole = 6 + (ago % 3), Part = 4 + (ago % 2), Note = "From the recruitment log" };
            yield return new Tally { CountedOn = day, Kind = TallyKind.Complaints, Whole = 31 + ago, Part = 4, Note = "" };
        }

        yield return new Valuation
        {
            Year = RegisterRecord.FinancialYear(today) - 1,
            Method = ValuationMethod.Other,
            MethodName = "Our own valuation",
            Source = "Agreed with the finance team, made up for this demonstration",
            Outcome = "Feels sure enough to speak at a public meeting",
            People = 18,
            UnitValue = 250,
            Deadweight = 20,
            Attribution = 75,
            Cost = 1_400,
        };
    }

    private static IEnumerable<RegisterRow> Plan(DateOnly month)
    {
        var plan = new ActionPlan { Name = "Involvement plan", BeginsOn = month.AddMonths(-5), EndsOn = month.AddMonths(6) };
        yield return plan;
        var lines = new[]
        {
            ("Publish “You said, we did” every quarter", (short)2, TargetActionKind.New, "Communications manager", -4, 6),
            ("Residents take part in the training of new staff", (short)7, TargetActionKind.Existing, "Learning manager", -5, 6),
            ("A forum for residents under 35, online", (short)4, TargetActionKind.New, "Involvement manager", -2, 3),
        };
        for (var at = 0; at < lines.Length; at++)
        {
            var (objective, rung, kind, owner, begins, ends) = lines[at];
            yield return new PlannedAction
            {
                PlanId = plan.Id,
                Position = at + 1,
                Objective = objective,
                Rung = rung,
                Kind = kind,
                OwnerRole = owner,
                BeginsOn = month.AddMonths(begins),
                EndsOn = month.AddMonths(ends),
                Milestones = [new("First time", month.AddMonths(begins + 2), Done: begins + 2 < 0)],
                Statuses = [new($"{Period.QuarterOf(month).Previous}", ActionStanding.OnTrack, "")],
            };
        }

        yield return new Opportunity
        {
            Name = "Estate walks",
            What = "An hour round your estate with the people who look after it.",
            Rung = 4,
            TimeNeeded = "One hour, once a month",
            HowToJoin = "Come along; no need to book",
            Support = "A lift from your door if you need one",
            Dates = [.. Enumerable.Range(1, 6).Select(ahead => new OpportunityDate(month.AddMonths(ahead).AddDays(6), "10am"))],
        };
        yield return new Opportunity
        {
            Name = "Reading our letters",
            What = "We send you a draft, you say what is hard to understand.",
            Rung = 5,
            TimeNeeded = "Half an hour, when you like",
            HowToJoin = "Ask at the office or write to us",
            Support = "A shopping voucher for each letter",
        };
    }

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;
}
