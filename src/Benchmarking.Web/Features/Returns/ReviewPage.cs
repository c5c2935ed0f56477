using Benchmarking.Engine;
using Benchmarking.Engine.Returns;
using Benchmarking.Web.Features.Register.Answers;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.Returns;

/// <summary>What an approver decides on: every figure beside last quarter's, and what was said of the odd ones.</summary>
public sealed record ReviewPage(SeenReturn Seen)
{
    /// <summary>In the address: the biggest differences first.</summary>
    public const string Change = "change";

    public const string WordsWanted = "Say what should be changed";

    /// <summary>A figure that moved by this share of last quarter's, or more, is marked.</summary>
    public const decimal Large = 0.25m;

    public string? Comment { get; init; }

    /// <summary>Answers that are not what the organisation's register says; none to whoever may not see it.</summary>
    public IReadOnlyList<AnswerLine> OtherwiseThanRegister { get; init; } = [];

    public string? Notice { get; init; }

    public bool NeedsComment { get; init; }

    /// <summary>Whether the biggest differences come first, all figures in one table.</summary>
    public bool ByChange { get; init; }

    /// <summary>Whether it can be decided now.</summary>
    public required bool Waits { get; init; }

    public ReturnSheet Sheet => Seen.Sheet;

    public IReadOnlyList<PageLink> Breadcrumbs =>
        [new("Returns", "/returns"), new(Sheet.Period.Words, ReturnUrls.Of(Sheet)), new("Review", "", Current: true)];

    /// <summary>The tables: one for each module, or one for all with the biggest differences first.</summary>
    public IEnumerable<(string Caption, IReadOnlyList<ReviewLine> Lines)> Tables => ByChange
        ? [("All figures, the biggest change first", [.. Sheet.Modules.SelectMany(Lines).OrderByDescending(line => line.Share ?? -1)])]
        : Sheet.Modules.Select(module => (module.Module.Name, (IReadOnlyList<ReviewLine>)[.. Lines(module)])).Where(table => table.Item2.Count > 0);

    public int LargeChanges => Sheet.Modules.SelectMany(Lines).Count(line => line.IsLarge);

    /// <summary>Odd figures and what the contributor said of them.</summary>
    public IReadOnlyList<ExplainedQuery> Explained =>
    [
        .. from finding in Sheet.Findings()
           where finding.Severity == Severity.Query
           select new ExplainedQuery($"{finding.Message} {finding.Reason}", Sheet.Explanations.GetValueOrDefault(ReturnSheet.ExplanationKey(finding))),
    ];

    private IEnumerable<ReviewLine> Lines(SheetModule module) =>
        from figure in module.Figures
        let now = Sheet.FigureOf(figure)
        let last = Sheet.LastFigureOf(figure)
        let change = Engine.Change.Between(now.Value, last.Value, figure.Metric.ForEngine())
        where now.Value is not null || now.Marker is not null || figure.IsCore
        select new ReviewLine(
            figure.Metric.Metric.Name,
            ReturnWords.Of(figure, now.Value, now.Marker) ?? "no answer",
            ReturnWords.Of(figure, last.Value, last.Marker) ?? "no answer",
            change,
            change is { Amount: 0 } ? null : ShareOf(now.Value, last.Value),
            Sheet.CarriedFromOf(figure)?.Short);

    /// <summary>How far a figure moved, as a share of what it was; null where that was 0 or either is missing.</summary>
    private static decimal? ShareOf(decimal? now, decimal? last) =>
        now is { } after && last is { } before && before != 0 ? Math.Abs((after - before) / before) : null;
}

/// <summary>One figure now and last quarter.</summary>
/// <param name="Share">How far it moved, as a share of what it was.</param>
/// <param name="CarriedFrom">The period whose survey it is still from; null where it is this period's own.</param>
public sealed record ReviewLine(string Name, string Now, string Last, Engine.Change? Change, decimal? Share, string? CarriedFrom)
{
    public bool IsLarge => Share >= ReviewPage.Large;

    /// <summary><c>12%</c>, <c>under 1%</c>, or null where there is nothing to compare.</summary>
    public string? ShareWords => Share switch
    {
        null => null,
        < 0.01m => "under 1%",
        >= 10m => "over 1,000%",
        { } share => $"{FigureText.Round(share * 100, 0):0}%",
    };
}

/// <summary>An odd figure and what was said of it; null where nobody said anything.</summary>
public sealed record ExplainedQuery(string Question, string? Explanation);
