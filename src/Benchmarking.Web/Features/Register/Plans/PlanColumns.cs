using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Register.Imports;

namespace Benchmarking.Web.Features.Register.Plans;

/// <summary>The columns of a file of actions, and how a row of it becomes the form that somebody would have filled in.</summary>
public static class PlanColumns
{
    public const string Sheet = "Actions";

    private const string Done = "(done)";

    public static IReadOnlyList<ImportColumn> All { get; } =
    [
        new("objective", "What is to be done.", Must: true),
        new("heading", "What it stands under, where it is of no rung of the ladder."),
        new("rung", "A rung of the ladder, 0 to 7, or nothing."),
        new("kind", ImportColumn.OneOf<TargetActionKind>(RegisterWords.Words)),
        new("owner", "A role, such as Involvement manager, not a name."),
        new("first month", "A month of the plan, such as 4/2026, or nothing."),
        new("last month", "A month of the plan, such as 9/2026, or nothing."),
        new("milestones", "Each as its month and words, such as 2026-06 First meeting, with a semicolon between; “(done)” behind what is done."),
        new("metric", "The code of a figure, such as views-listened-to, or nothing."),
        new("standing", ImportColumn.OneOf<ActionStanding>(RegisterWords.Words)),
        new("standing quarter", "The quarter of that standing, such as 2026-Q1; it must have begun."),
        new("standing words", "How it stands, in words."),
    ];

    /// <summary>Column of a form's field, by the field's id.</summary>
    public static string? ColumnOf(string fieldId) => fieldId switch
    {
        nameof(ActionForm.OwnerRole) => "owner",
        nameof(ActionForm.Begins) => "first month",
        nameof(ActionForm.Ends) => "last month",
        _ when fieldId.StartsWith(nameof(ActionForm.Milestones), StringComparison.Ordinal) => "milestones",
        "Statuses_0__Standing" => "standing",
        "Statuses_0__Words" => "standing words",
        "standing_quarter" => "standing quarter",
        _ => All.FirstOrDefault(column => column.Name.Equals(fieldId, StringComparison.OrdinalIgnoreCase))?.Name,
    };

    public static ActionForm Form(ImportRow row) => new()
    {
        Objective = row.Text("objective"),
        Heading = row.Text("heading"),
        Rung = row.Text("rung"),
        Kind = row.Choice<TargetActionKind>("kind", RegisterWords.Words),
        OwnerRole = row.Text("owner"),
        Begins = Month(row.Text("first month")),
        Ends = Month(row.Text("last month")),
        Metric = row.Text("metric"),
        Milestones = [.. row.Text("milestones").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Milestone)],
        Statuses = row.Text("standing").Length + row.Text("standing words").Length == 0 ? [] :
        [
            new StatusForm
            {
                Period = Period.TryParse(row.Text("standing quarter"), out var quarter) ? quarter.ToString() : row.Text("standing quarter"),
                Standing = row.Choice<ActionStanding>("standing", RegisterWords.Words),
                Words = row.Text("standing words"),
            },
        ],
    };

    /// <summary>What is no month is handed on as it is, so that it is refused.</summary>
    private static string Month(string words) => ImportDate.MonthOf(words) is { } month ? PlanMonths.Code(month) : words;

    private static MilestoneForm Milestone(string part)
    {
        var space = part.IndexOf(' ', StringComparison.Ordinal);
        var (due, words) = space < 0 ? ("", part) : (part[..space], part[space..].Trim());
        var isDone = words.EndsWith(Done, StringComparison.OrdinalIgnoreCase);
        return new MilestoneForm { Words = isDone ? words[..^Done.Length].Trim() : words, Due = Month(due), Done = isDone };
    }
}
