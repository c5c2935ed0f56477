using System.Globalization;
using Benchmarking.Web.Database;

namespace Benchmarking.Web.Features.Register.Plans;

/// <summary>One action on the timeline.</summary>
/// <param name="X">Where its bar begins; null for an action without months, or with all of them outside the plan's.</param>
/// <param name="Tone">Class of the bar.</param>
/// <param name="Milestones">Where they stand, and whether they are done.</param>
public sealed record TimelineRow(int Y, string Label, string Standing, int? X, int Width, string Tone, IReadOnlyList<(int X, bool Done)> Milestones);

/// <summary>
/// A plan's months from left to right and its actions below each other, in whole units of a picture 1,000 wide. The table
/// beside it says the same in words; on a narrow screen it stands alone.
/// </summary>
public sealed record PlanTimeline(
    string Label, int Height, IReadOnlyList<(int X, string Words)> Heads, IReadOnlyList<int> Lines, int? Today, IReadOnlyList<TimelineRow> Rows)
{
    public const int Width = 1000;

    /// <summary>Where the months begin: names stand to the left.</summary>
    public const int Left = 350;

    /// <summary>Where the standing in words begins.</summary>
    public const int StandingAt = 262;

    public const int Top = 30;

    public const int RowHeight = 26;

    private const int LongestLabel = 36;

    public static PlanTimeline Of(PlanPage page)
    {
        var (first, last) = (page.Plan.BeginsOn, page.Plan.EndsOn);
        var months = PlanMonths.Between(first, last) + 1;
        int X(DateOnly month) => Left + ((Width - Left) * Math.Clamp(PlanMonths.Between(first, month), 0, months) / months);

        // As many heads as can stand beside each other: each month of a year, each quarter of up to two, else each April.
        var step = months <= 13 ? 1 : months <= 26 ? 3 : 12;
        var heads = PlanMonths.Of(first, last).Where((month, at) => step == 12 ? month.Month == 4 || at == 0 : at % step == 0)
            .Select(month => (X(month), month.ToString(step == 1 ? "MMM" : "MMM yy", CultureInfo.InvariantCulture))).ToList();
        var now = new DateOnly(page.Today.Year, page.Today.Month, 1);
        return new PlanTimeline(
            $"{page.Plan.Name}: {RegisterWords.Count(page.Lines.Count, "action", "actions")} over {PlanMonths.Words(first, last)}. The table below says the same.",
            Top + (RowHeight * page.Lines.Count) + 4,
            heads,
            [.. heads.Select(head => head.Item1)],
            now >= first && now <= last ? X(now) + ((X(now.AddMonths(1)) - X(now)) * page.Today.Day / 31) : null,
            [.. page.Lines.Select((line, at) => Row(line, at, first, last, X))]);
    }

    private static TimelineRow Row(ActionLine line, int at, DateOnly first, DateOnly last, Func<DateOnly, int> x)
    {
        var action = line.Action;
        var isOn = action is { BeginsOn: { } begins, EndsOn: { } ends } && begins <= last && ends >= first;
        var (from, to) = isOn ? (x(action.BeginsOn!.Value), x(action.EndsOn!.Value.AddMonths(1))) : (0, 0);
        var label = $"{line.Number}. {action.Objective}";
        return new TimelineRow(
            Top + (RowHeight * at),
            label.Length <= LongestLabel ? label : $"{label[..(LongestLabel - 1)].TrimEnd()}…",
            line.Standing.Words(),
            isOn ? from : null,
            Math.Max(to - from - 2, 4),
            SnakeCase.Of($"{line.Standing}").Replace('_', '-'),
            [.. action.Milestones.Where(step => step.Due >= first && step.Due <= last).Select(step => ((x(step.Due) + x(step.Due.AddMonths(1))) / 2, step.Done))]);
    }
}
