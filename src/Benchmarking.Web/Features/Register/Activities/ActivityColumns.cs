using System.Globalization;
using System.Text.RegularExpressions;
using Benchmarking.Engine;
using Benchmarking.Engine.Returns;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Register.Imports;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.Register.Activities;

/// <summary>An activity as a row of a file has it: what a form has, and what only files say.</summary>
public sealed class ActivitySheetRow
{
    public required ActivityForm Form { get; init; }

    /// <summary>What the row of a file calls it; empty for one that was typed in.</summary>
    public string Reference { get; set; } = "";

    /// <summary>Null where the cell says neither yes nor no.</summary>
    public bool? CalledOff { get; set; } = false;

    public static ActivitySheetRow Of(Activity activity) =>
        new() { Form = ActivityForm.Of(activity), Reference = activity.Reference ?? "", CalledOff = activity.CalledOff };
}

/// <summary>A column of a file of activities: what it is called, and where its words come from and go to.</summary>
/// <param name="FieldId">The field of the form whose problems are problems of this column.</param>
/// <param name="Put">Takes over the words of a row of a file.</param>
/// <param name="IsGroup">Whether it counts people of a group: a small count is not told.</param>
public sealed record ActivityColumn(
    ImportColumn Column, string FieldId, Func<ActivitySheetRow, string?> Read, Action<ActivitySheetRow, ImportRow> Put, bool IsGroup = false)
{
    /// <summary>As pages and files show it.</summary>
    public string Shown(ActivitySheetRow row) =>
        Read(row) is not { Length: > 0 } words ? "" : IsGroup && int.TryParse(words, out var people) && !SmallCount.IsTold(people) ? SmallCount.Hidden : words;
}

/// <summary>The columns of a file of activities, the same ones that come out and go in.</summary>
public static partial class ActivityColumns
{
    public const string Sheet = "Activities";

    private const string Whole = "A whole number, 0 or more. Leave it empty where the activity is still to come.";

    private const string Hours = "A number with at most two places after the point, such as 12.5.";

    public static IReadOnlyList<ActivityColumn> Of(ActivityLists lists) =>
    [
        new(new("reference", "A number or code of your own that stays the same, so that the same file brings each activity once. May be empty."), "reference",
            row => row.Reference, (row, cells) => row.Reference = cells.Text("reference")),
        new(new("date", "The day it was or will be held, such as 2026-05-14 or 14/05/2026.", Must: true), "HeldOn_Day",
            row => row.Form.HeldOn.Read()?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), (row, cells) => row.Form.HeldOn = cells.Date("date")),
        Line("name", "What you call the activity. Name nobody.", "Name", form => form.Name, (form, words) => form.Name = words, must: true),
        Choice<ActivityKind>("kind", "Kind", kind => kind.Words(), form => form.Kind, (form, stored) => form.Kind = stored, must: true),
        new(new("rung", "The rung of the ladder, 0 to 7."), "Rung", row => row.Form.Rung, (row, cells) => row.Form.Rung = cells.Text("rung")),
        Choice<ActivitySetting>("setting", "Setting", setting => setting.Words(), form => form.Setting, (form, stored) => form.Setting = stored),
        Line("place", "Where it was held.", "Place", form => form.Place, (form, words) => form.Place = words),
        new(new("panel", "The name of a panel or forum that your register has."), "Panel",
            row => lists.Panels.FirstOrDefault(panel => $"{panel.Id}" == row.Form.Panel)?.Name,
            (row, cells) => row.Form.Panel = lists.Panels.FirstOrDefault(panel => ImportRow.IsSame(panel.Name, cells.Text("panel"))) is { } known ? $"{known.Id}" : cells.Text("panel")),
        Line("participants", Whole, "Participants", form => form.Participants, (form, words) => form.Participants = words),
        Line("resident hours", Hours, "ResidentHours", form => form.ResidentHours, (form, words) => form.ResidentHours = words),
        Line("people affected", Whole, "PeopleAffected", form => form.PeopleAffected, (form, words) => form.PeopleAffected = words),
        Line("staff hours", Hours, "StaffHours", form => form.StaffHours, (form, words) => form.StaffHours = words),
        .. lists.Groups.Select(Group),
        .. Enum.GetValues<CostScope>().Select(Cost),
        Line("planned outcomes", "What it was for, in words.", "PlannedOutcomes", form => form.PlannedOutcomes, (form, words) => form.PlannedOutcomes = words),
        Line("what came of it", "What came of it, in words. Name nobody.", "CameOfIt", form => form.CameOfIt, (form, words) => form.CameOfIt = words),
        Line("impact", "0 none, 1 low, 2 medium, 3 high.", "Impact", form => form.Impact, (form, words) => form.Impact = words),
        Line("value for money", "0 none, 1 low, 2 medium, 3 high.", "ValueForMoney", form => form.ValueForMoney, (form, words) => form.ValueForMoney = words),
        Choice<ActivityJudge>("judged by", "JudgedBy", judge => judge.Words(), form => form.JudgedBy, (form, stored) => form.JudgedBy = stored),
        .. Enum.GetValues<QuestionAbout>().SelectMany(Question),
        new(new("called off", "Yes where it did not take place. Empty means no."), "called off",
            row => row.CalledOff == true ? "yes" : "", (row, cells) => row.CalledOff = cells.YesOrNo("called off")),
    ];

    /// <summary>Activities as a file that can be read in again: a small count of a group stays as it is then.</summary>
    public static Task<byte[]> ToCsvAsync(IEnumerable<Activity> activities, ActivityLists lists, CancellationToken cancellation)
    {
        var columns = Of(lists);
        return CsvFile.OfAsync(
            [.. columns.Select(column => column.Column.Name)],
            activities.Select(ActivitySheetRow.Of).Select(row => (Action<CsvOutput>)(csv =>
            {
                foreach (var column in columns)
                    csv.Text(column.Shown(row));
            })),
            cancellation);
    }

    /// <summary>The column of a field of the form, by its id; null for one that no column fills.</summary>
    public static string? OfField(IReadOnlyList<ActivityColumn> columns, ActivityForm form, string fieldId)
    {
        if (CostField().Match(fieldId) is { Success: true } cost)
            return FormReading.Chosen<CostScope>(form.Costs[int.Parse(cost.Groups[1].ValueSpan, CultureInfo.InvariantCulture)].Scope) is { } scope ? NameOf(scope) : null;
        return columns.FirstOrDefault(column => column.FieldId == fieldId)?.Column.Name;
    }

    private static ActivityColumn Line(
        string name, string holds, string field, Func<ActivityForm, string?> read, Action<ActivityForm, string> put, bool must = false) =>
        new(new(name, holds, must), field, row => read(row.Form), (row, cells) => put(row.Form, cells.Text(name)));

    private static ActivityColumn Choice<TEnum>(
        string name, string field, Func<TEnum, string> words, Func<ActivityForm, string?> read, Action<ActivityForm, string> put, bool must = false)
        where TEnum : struct, Enum =>
        new(new(name, ImportColumn.OneOf(words), must), field,
            row => FormReading.Chosen<TEnum>(read(row.Form)) is { } value ? words(value) : null,
            (row, cells) => put(row.Form, cells.Choice(name, words)));

    private static ActivityColumn Group(ResidentGroup group)
    {
        var name = $"of them {group.Name.ToLowerInvariant()}";
        return new(
            new(name, $"Of the participants, those who are “{group.Name}”: a whole number. “{SmallCount.Hidden}” leaves the number as it is."),
            ErrorSummary.FieldId($"MakeUp[{group.Code}]"),
            row => row.Form.MakeUp.GetValueOrDefault(group.Code),
            (row, cells) =>
            {
                // Our own files do not tell a small count: it is not lost because one of them comes back.
                if (cells.Text(name) != SmallCount.Hidden || !row.Form.MakeUp.ContainsKey(group.Code))
                    row.Form.MakeUp[group.Code] = cells.Text(name);
            },
            IsGroup: true);
    }

    private static ActivityColumn Cost(CostScope scope)
    {
        var (name, stored) = (NameOf(scope), ActivityForm.Stored(scope));
        return new(
            new(name, $"In £, all together, of the kind “{scope.Words()}”."), "",
            row => SumOf(row.Form, stored),
            (row, cells) =>
            {
                // The same sum leaves the lines that it is made of.
                if (cells.Text(name) == SumOf(row.Form, stored))
                    return;
                row.Form.Costs.RemoveAll(line => line.Scope == stored);
                if (cells.Text(name) is { Length: > 0 } amount)
                    row.Form.Costs.Add(new CostForm { Scope = stored, Amount = amount });
            });
    }

    /// <summary>As it was typed where it is one line.</summary>
    private static string SumOf(ActivityForm form, string scope)
    {
        var amounts = form.Costs.Where(line => line.Scope == scope).Select(line => line.Amount).ToList();
        return amounts.Count < 2 ? amounts.FirstOrDefault() ?? "" : FigureText.Plain(amounts.Sum(amount => TypedNumber.Parse(amount).Value ?? 0));
    }

    private static string NameOf(CostScope scope) => $"{ActivityForm.Stored(scope)} cost";

    private static IEnumerable<ActivityColumn> Question(QuestionAbout about)
    {
        var (at, name) = ((int)about, ActivityForm.Stored(about));
        QuestionForm Of(ActivitySheetRow row)
        {
            while (row.Form.Questions.Count <= at)
                row.Form.Questions.Add(new QuestionForm());
            return row.Form.Questions[at];
        }

        if (about == QuestionAbout.Own)
        {
            yield return new(new("own question", "A short question of your own that you asked those who took part."), $"Questions_{at}__Words",
                row => Of(row).Words, (row, cells) => Of(row).Words = cells.Text("own question"));
        }

        yield return new(new($"{name} replies", about == QuestionAbout.Own ? "How many answered your own question." : $"How many answered “{about.Words()}”."), $"Questions_{at}__Replies",
            row => Of(row).Replies, (row, cells) => Of(row).Replies = cells.Text($"{name} replies"));
        yield return new(new($"{name} positive", "How many of them said yes."), $"Questions_{at}__Positive",
            row => Of(row).Positive, (row, cells) => Of(row).Positive = cells.Text($"{name} positive"));
    }

    [GeneratedRegex(@"^Costs_(\d+)__")]
    private static partial Regex CostField();
}
