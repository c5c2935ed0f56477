using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.Releases.Public;

public static class ReleaseWords
{
    private const string Tick = "M2.5 8.5L6.5 12.5L13.5 4";
    private const string Bar = "M3 8H13";

    /// <summary>Who may take the files.</summary>
    public static StatusTag Access(Release release) => release.State == ReleaseState.Withdrawn
        ? new("Withdrawn", "attention", "M8 2V9.5M8 12.5V13.5")
        : release.Open ? new("Open to everybody", "done", Tick) : new("Registered researchers", "plain", Bar);

    /// <summary>"Q1, April to June 2024 to Q4, January to March 2026".</summary>
    public static string Covers(IReadOnlyList<Period> periods) => periods switch
    {
        [] => "",
        [var only] => only.Words,
        [var first, .., var last] => $"{first.Words}, to {last.Words}",
    };

    /// <summary>A number of a summary: no places that say nothing; a dash for none.</summary>
    public static string Number(decimal? value) => value is { } known ? FigureText.Plain(known) : "–";

    /// <summary>What records or clusters it holds, in a sentence; null for none.</summary>
    public static string? Records(Release release) => release.Records switch
    {
        ReleaseRecords.Records => "One record for each organisation, made alike with at least four others.",
        ReleaseRecords.Clusters => "Profiles of clusters of alike organisations. These are not records: with so few members, records would single somebody out.",
        _ => null,
    };
}
