using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Seeding;
using static Benchmarking.Web.Shared.FirstLetter;

namespace Benchmarking.Web.Features.Register.Plans;

/// <summary>An action or practice from one of the source documents, to start from.</summary>
/// <param name="Code">As seed-data names it, such as <c>E7</c>; a step of one of its lines has a number after it, such as <c>F6-2</c>.</param>
/// <param name="Under">Its heading, or what stands for a rung where it is of none.</param>
/// <param name="Spans">When it was done, in months from the document's first; several where it came round again.</param>
public sealed record PlanTemplate(
    string Code, string Words, short? Rung, string Under, TargetActionKind? Kind, IReadOnlyList<(int From, int To)> Spans)
{
    private static readonly string[] Rounds = ["First round", "Second round", "Third round", "Fourth round"];

    /// <summary>The action in a plan, its months counted from the plan's first. What would lie after the plan's end has no months.</summary>
    public void Fill(PlannedAction action, ActionPlan plan)
    {
        (action.Objective, action.Rung, action.Kind, action.Template) = (Words, Rung, Kind, Code);
        action.Heading = Rung is null ? Under : "";
        var spans = Spans.Select(span => (From: plan.BeginsOn.AddMonths(span.From), To: plan.BeginsOn.AddMonths(span.To)))
            .Where(span => span.From <= plan.EndsOn)
            .Select(span => (span.From, To: span.To <= plan.EndsOn ? span.To : plan.EndsOn)).ToList();
        if (spans.Count == 0)
            return;

        (action.BeginsOn, action.EndsOn) = (spans[0].From, spans[^1].To);
        if (Spans.Count > 1)
            action.Milestones = [.. spans.Select((span, at) => new Milestone(Rounds[Math.Min(at, Rounds.Length - 1)], span.To, Done: false))];
    }
}

/// <summary>
/// The 39 actions of a strategy of 2018 to 2020, its steps to a panel and a forum, and the 19 practices of an action plan
/// of 2005/06.
/// </summary>
public static class PlanTemplates
{
    private static readonly Lazy<IReadOnlyList<PlanTemplate>> Known = new(Read);

    /// <summary>In the order of their documents.</summary>
    public static IReadOnlyList<PlanTemplate> All => Known.Value;

    private static IReadOnlyList<PlanTemplate> Read()
    {
        var actions = SeedFile.Read("actions");
        var first = actions.SelectMany(row => Months(row.Text("when"))).Min(span => span.From);
        return
        [
            .. actions.Select(row => new PlanTemplate(
                row.Text("code"),
                row.Text("action"),
                short.TryParse(row.Text("rung"), out var rung) ? rung : null,
                row.Text("rung") == "all" ? "Every rung: lower the barriers" : "Preparation",
                row.Text("kind") == "blank" ? null : row.Word<TargetActionKind>("kind"),
                [.. Months(row.Text("when")).Select(span => (PlanMonths.Between(first, span.From), PlanMonths.Between(first, span.To)))])),
            .. SettingUp(SeedFile.Read("bodies").Single(row => row.Text("code") == "F6")),
            .. SeedFile.Read("practices").Select(row => new PlanTemplate(row.Text("code"), row.Text("practice"), null, row.Text("heading"), null, [])),
        ];
    }

    /// <summary>One template for each step: the document has them in one sentence, with semicolons between.</summary>
    private static IEnumerable<PlanTemplate> SettingUp(SeedRow body) =>
        body.Text("description").TrimEnd('.').Split(';', StringSplitOptions.TrimEntries)
            .Select((step, at) => new PlanTemplate($"{body.Text("code")}-{at + 1}", Raised(step), null, "Setting up a panel and a forum", null, []));

    /// <summary>Reads <c>2018-12;2019-03/2019-04</c>.</summary>
    private static IEnumerable<(DateOnly From, DateOnly To)> Months(string when) =>
        when.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('/'))
            .Select(ends => (PlanMonths.Parse(ends[0]), PlanMonths.Parse(ends[^1])));
}
