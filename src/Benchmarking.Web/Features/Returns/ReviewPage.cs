using Benchmarking.Engine.Returns;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.Returns;

/// <summary>What an approver decides on: every figure beside last quarter's, and what was said of the odd ones.</summary>
public sealed record ReviewPage(SeenReturn Seen, string? Comment = null)
{
    public string? Notice { get; init; }

    public bool NeedsComment { get; init; }

    public ReturnSheet Sheet => Seen.Sheet;

    public bool Waits => Sheet.Return!.State == ReturnState.Sent && Sheet.Collection.State == CollectionState.Open;

    public IReadOnlyList<PageLink> Breadcrumbs =>
        [new("Returns", "/returns"), new(Sheet.Period.Words, ReturnUrls.Of(Sheet)), new("Review", "", Current: true)];

    public IEnumerable<ReviewLine> Lines(SheetModule module) =>
        from figure in module.Figures
        let now = Sheet.FigureOf(figure)
        let last = Sheet.LastFigureOf(figure)
        where now.Value is not null || now.Marker is not null || figure.IsCore
        select new ReviewLine(
            figure.Metric.Metric.Name,
            (ReturnWords.Of(figure, now.Value, now.Marker) ?? "no answer") + (ReturnWords.Carried(Sheet, figure) is { } carried ? $", {carried}" : ""),
            ReturnWords.Of(figure, last.Value, last.Marker) ?? "no answer",
            Engine.Change.Between(now.Value, last.Value, figure.Metric.ForEngine()));

    /// <summary>Odd figures and what the contributor said of them.</summary>
    public IEnumerable<(string Question, string Explanation)> Explained =>
        from finding in Sheet.Findings()
        where finding.Severity == Severity.Query
        select ($"{finding.Message} {finding.Reason}", Sheet.Explanations.GetValueOrDefault(ReturnSheet.ExplanationKey(finding), "No explanation given."));
}

/// <summary>One figure now and last quarter.</summary>
public sealed record ReviewLine(string Name, string Now, string Last, Engine.Change? Change);
