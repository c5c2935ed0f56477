using Benchmarking.Engine;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;

namespace Benchmarking.Web.Features.Register.Plans;

/// <summary>A milestone as it is typed. A line without words is none.</summary>
public sealed class MilestoneForm
{
    public string? Words { get; set; }

    /// <summary>A month, as <c>2026-04</c>.</summary>
    public string? Due { get; set; }

    public bool Done { get; set; }
}

/// <summary>How an action stands in a quarter, as it is typed. Without a standing there is none.</summary>
public sealed class StatusForm
{
    public string? Period { get; set; }

    public string? Standing { get; set; }

    public string? Words { get; set; }
}

/// <summary>What an action can be tied to.</summary>
/// <param name="Months">As far as the form offers them.</param>
/// <param name="Quarters">Those whose standing can be said.</param>
public sealed record ActionChoices(
    IReadOnlyList<DateOnly> Months,
    IReadOnlyList<Period> Quarters,
    IReadOnlyList<LadderRung> Rungs,
    IReadOnlyList<(string Code, string Name)> Metrics,
    IReadOnlyList<(Guid Id, string Name)> Targets);

/// <summary>An action as it is typed. Kept as typed, right or wrong.</summary>
public sealed class ActionForm : IVersionedForm
{
    public const int MostMilestones = 24;

    public int Version { get; set; }

    public string? Objective { get; set; }

    public string? Heading { get; set; }

    public string? Rung { get; set; }

    public string? Kind { get; set; }

    public string? OwnerRole { get; set; }

    public string? Begins { get; set; }

    public string? Ends { get; set; }

    public string? Metric { get; set; }

    public string? Target { get; set; }

    public List<MilestoneForm> Milestones { get; set; } = [];

    public List<StatusForm> Statuses { get; set; } = [];

    public static ActionForm Of(PlannedAction action, ActionChoices choices) => new()
    {
        Version = action.Version,
        Objective = action.Objective,
        Heading = action.Heading,
        Rung = action.Rung?.ToString(System.Globalization.CultureInfo.InvariantCulture),
        Kind = action.Kind is { } kind ? SnakeCase.Of($"{kind}") : null,
        OwnerRole = action.OwnerRole,
        Begins = PlanMonths.Code(action.BeginsOn),
        Ends = PlanMonths.Code(action.EndsOn),
        Metric = action.MetricCode,
        Target = action.TargetId?.ToString(),
        Milestones = [.. action.Milestones.Select(step => new MilestoneForm { Words = step.Words, Due = PlanMonths.Code(step.Due), Done = step.Done })],
        Statuses =
        [
            .. choices.Quarters.Select(quarter => (quarter, known: action.Statuses.FirstOrDefault(status => status.Period == quarter.ToString())))
                .Select(one => new StatusForm
                {
                    Period = one.quarter.ToString(),
                    Standing = one.known is { } status ? SnakeCase.Of($"{status.Standing}") : null,
                    Words = one.known?.Words,
                }),
        ],
    };

    public Action<PlannedAction> Read(FormReading reading, ActionChoices choices)
    {
        var objective = reading.Text(nameof(Objective), Objective, "what is to be done", must: true);
        var heading = reading.Line(nameof(Heading), Heading, "the heading");
        var rung = reading.Step(nameof(Rung), Rung, "a rung", 7);
        var kind = reading.Choice<TargetActionKind>(nameof(Kind), Kind, "whether it is existing, an improvement or new");
        var owner = reading.Line(nameof(OwnerRole), OwnerRole, "the role that answers for it");
        var (begins, ends) = Months(reading, choices);
        var milestones = ReadMilestones(reading, choices);
        var statuses = ReadStatuses(reading, choices);
        var metric = reading.OneOf(nameof(Metric), Metric, "a figure", choices.Metrics.Select(one => one.Code), code => code);
        var target = reading.OneOf(nameof(Target), Target, "a target", choices.Targets.Select(one => one.Id.ToString()), id => id);
        return action =>
        {
            (action.Objective, action.Heading, action.Rung, action.Kind, action.OwnerRole) = (objective, heading, rung, kind, owner);
            (action.BeginsOn, action.EndsOn, action.Milestones, action.Statuses) = (begins, ends, milestones, statuses);
            (action.MetricCode, action.TargetId) = (metric, target is null ? null : Guid.Parse(target));
        };
    }

    private (DateOnly? Begins, DateOnly? Ends) Months(FormReading reading, ActionChoices choices)
    {
        var begins = Month(reading, nameof(Begins), Begins, "the first month", choices);
        var ends = Month(reading, nameof(Ends), Ends, "the last month", choices);
        if (string.IsNullOrEmpty(Begins) != string.IsNullOrEmpty(Ends))
            reading.Wrong(string.IsNullOrEmpty(Begins) ? nameof(Begins) : nameof(Ends), "Choose both the first and the last month, or neither");
        if (begins > ends)
            reading.Wrong(nameof(Ends), "The last month must not lie before the first");
        return (begins, ends);
    }

    private List<Milestone> ReadMilestones(FormReading reading, ActionChoices choices)
    {
        if (Milestones.Count > MostMilestones)
            reading.Wrong(null, $"An action has at most {MostMilestones} milestones");
        var read = new List<Milestone>();
        foreach (var (line, at) in Milestones.Take(MostMilestones).Select((line, at) => (line, at)).Where(one => !string.IsNullOrWhiteSpace(one.line.Words)))
        {
            var words = reading.Line($"Milestones[{at}].Words", line.Words, "the milestone");
            if (string.IsNullOrEmpty(line.Due))
                reading.Wrong($"Milestones[{at}].Due", "Choose the month by which the milestone is due");
            if (Month(reading, $"Milestones[{at}].Due", line.Due, "the month of the milestone", choices) is { } due)
                read.Add(new Milestone(words, due, line.Done));
        }

        return [.. read.OrderBy(step => step.Due)];
    }

    private List<ActionStatus> ReadStatuses(FormReading reading, ActionChoices choices)
    {
        var read = new List<ActionStatus>();
        foreach (var (line, at) in Statuses.Select((line, at) => (line, at)).Where(one => choices.Quarters.Any(quarter => quarter.ToString() == one.line.Period)))
        {
            var standing = reading.Choice<ActionStanding>($"Statuses[{at}].Standing", line.Standing, "how it stood");
            var words = reading.Text($"Statuses[{at}].Words", line.Words, "the words on how it stood");
            if (standing is null && words.Length > 0 && string.IsNullOrEmpty(line.Standing))
                reading.Wrong($"Statuses[{at}].Standing", "Choose how it stood, beside your words");
            else if (standing is { } known)
                read.Add(new ActionStatus(line.Period!, known, words));
        }

        return [.. read.DistinctBy(status => status.Period).OrderBy(status => status.Period, StringComparer.Ordinal)];
    }

    private static DateOnly? Month(FormReading reading, string field, string? chosen, string name, ActionChoices choices) =>
        reading.OneOf(field, chosen, name, choices.Months.Select(PlanMonths.Code), code => code) is { } code ? PlanMonths.Parse(code) : null;
}
