using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.Register.Recommendations;

/// <summary>A recommendation as it is typed.</summary>
public sealed class RecommendationForm : RowForm
{
    public TypedDate MadeOn { get; set; } = new();

    public string? Source { get; set; }

    public string? Activity { get; set; }

    public string? Panel { get; set; }

    public string? Wording { get; set; }

    public string? AddressedTo { get; set; }

    public string? Decision { get; set; }

    public TypedDate DecidedOn { get; set; } = new();

    public string? Reason { get; set; }

    public TypedDate DueOn { get; set; } = new();

    public TypedDate DoneOn { get; set; } = new();

    public static RecommendationForm Of(Recommendation row) => new()
    {
        MadeOn = Typed((DateOnly?)row.MadeOn),
        Source = Typed<RecommendationSource>(row.Source),
        Activity = Typed(row.ActivityId),
        Panel = Typed(row.PanelId),
        Wording = row.Wording,
        AddressedTo = row.AddressedTo,
        Decision = Typed(row.Decision),
        DecidedOn = Typed(row.DecidedOn),
        Reason = row.Reason,
        DueOn = Typed(row.DueOn),
        DoneOn = Typed(row.DoneOn),
        Version = row.Version,
    };

    /// <summary>A new one, from where it was pressed for.</summary>
    public static RecommendationForm New(DateOnly today, Activity? activity, Panel? panel) => new()
    {
        MadeOn = Typed(activity is { } held && held.HeldOn <= today ? held.HeldOn : (DateOnly?)today),
        Activity = Typed(activity?.Id),
        Panel = Typed(panel?.Id),
        Source = Typed(panel?.Kind switch
        {
            PanelKind.Scrutiny => RecommendationSource.ScrutinyPanel,
            PanelKind.Inspectors => RecommendationSource.Inspectors,
            PanelKind.Complaints => RecommendationSource.ComplaintPanel,
            PanelKind.Forum => RecommendationSource.Forum,
            _ => (RecommendationSource?)null,
        }),
    };

    public async Task<Action<Recommendation>> ReadAsync(BenchmarkingDb db, FormReading reading, CancellationToken cancellation)
    {
        var wording = reading.Text(nameof(Wording), Wording, "the recommendation", must: true);
        var made = reading.PastDay(nameof(MadeOn), MadeOn, "the day it was made", must: true);
        var source = reading.Choice<RecommendationSource>(nameof(Source), Source, "who made it", must: true);
        var activity = await reading.RowAsync<Activity>(db, nameof(Activity), Activity, "the activity", cancellation);
        var panel = await reading.RowAsync<Panel>(db, nameof(Panel), Panel, "the panel", cancellation);
        var to = reading.Line(nameof(AddressedTo), AddressedTo, "whom it was made to");
        var decision = reading.Choice<RecommendationDecision>(nameof(Decision), Decision, "the decision");
        var decided = reading.PastDay(nameof(DecidedOn), DecidedOn, "the day of the decision");
        var reason = reading.Text(nameof(Reason), Reason, "the reason");
        var due = reading.Day(nameof(DueOn), DueOn, "the day by which it is to be done");
        var done = reading.PastDay(nameof(DoneOn), DoneOn, "the day it was done");
        CheckDecision(reading, made, decision, decided, reason);
        CheckDone(reading, made, decision, decided, due, done);
        return row =>
        {
            (row.Wording, row.MadeOn, row.Source, row.AddressedTo) = (wording, made!.Value, source!.Value, to);
            (row.ActivityId, row.PanelId) = (activity, panel);
            (row.Decision, row.DecidedOn, row.Reason, row.DueOn, row.DoneOn) = (decision, decided, reason, due, done);
        };
    }

    private void CheckDecision(FormReading reading, DateOnly? made, RecommendationDecision? decision, DateOnly? decided, string reason)
    {
        if (decision is not null && IsEmpty(DecidedOn))
            reading.Wrong($"{nameof(DecidedOn)}_Day", "Type the day of the decision");
        if (decision is null && decided is not null)
            reading.Wrong(nameof(Decision), "Choose what was decided on that day, or clear the day");
        if (decided < made)
            reading.Wrong($"{nameof(DecidedOn)}_Day", "The decision cannot come before the recommendation");
        if (decision == RecommendationDecision.Declined && reason.Length == 0)
            reading.Wrong(nameof(Reason), "Say why it was declined: those who made it will ask");
    }

    private static void CheckDone(
        FormReading reading, DateOnly? made, RecommendationDecision? decision, DateOnly? decided, DateOnly? due, DateOnly? done)
    {
        if (due < made)
            reading.Wrong($"{nameof(DueOn)}_Day", "It cannot be due before it was made");
        if (done is not null && decision is null or RecommendationDecision.Declined)
            reading.Wrong($"{nameof(DoneOn)}_Day", "Only what was accepted can be done: choose the decision, or clear the day");
        else if (done < decided)
            reading.Wrong($"{nameof(DoneOn)}_Day", "It cannot be done before it was decided");
    }

    private static bool IsEmpty(TypedDate typed) => typed is { Day: null or "", Month: null or "", Year: null or "" };
}
