using Benchmarking.Engine;
using Benchmarking.Web.Platform;

namespace Benchmarking.Web.Features.Register.Reach;

/// <summary>The ladder and representation as files.</summary>
public static class ReachCsv
{
    public static Task<byte[]> LadderAsync(ReachPage page, CancellationToken cancellation) => CsvFile.OfAsync(
        ["from", "to", "rung", "name", "activities", "share_percent"],
        page.Ladder.Rungs.Select(rung => (Action<CsvOutput>)(csv => csv
            .Text($"{page.Span.From:yyyy-MM-dd}").Text($"{page.Span.To:yyyy-MM-dd}").Number(rung.Rung).Text(NameOf(page, rung))
            .Number(rung.Activities).Number(Percent(rung.Share)))),
        cancellation);

    /// <summary>Shares rounded as on the page, so that no count can be worked out from one that is not told.</summary>
    public static Task<byte[]> RepresentationAsync(ReachPage page, CancellationToken cancellation) => CsvFile.OfAsync(
        ["group", "under_represented", "involved_percent", "all_residents_percent", "gap_points", "index", "note"],
        page.Reach.Rows.Select(row => (Action<CsvOutput>)(csv => csv
            .Text(row.Group.Name).Text(row.IsNamed ? "named" : null).Number(Percent(row.Involved.Share)).Number(Percent(row.All.Share))
            .Number(row.Gap is { } gap ? FigureText.Round(gap, 0) : null).Number(row.Index is { } index ? FigureText.Round(index, 2) : null)
            .Text(Note(row)))),
        cancellation);

    public static string NameOf(ReachPage page, RungCount rung) => page.Rungs.FirstOrDefault(known => known.Rung == rung.Rung)?.Name ?? "";

    private static decimal? Percent(decimal? share) => share is { } known ? FigureText.Round(100 * known, 0) : null;

    private static string? Note(ReachRow row) => (row.Involved.Why, row.All.Why) switch
    {
        (null, null) => null,
        (not null, _) => $"involved: {ReachPage.Words(row.Involved)}",
        _ => $"all residents: {ReachPage.Words(row.All)}",
    };
}
