using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Returns;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.History;

/// <summary>Imports and earlier figures as a member reads them.</summary>
public static class HistoryWords
{
    /// <summary>Said wherever earlier figures are shown or sent in.</summary>
    public const string OwnEyes =
        "Earlier figures are for your own trends and checks. They are in no benchmark, and nobody outside your organisation sees them.";

    public static StatusTag Tag(HistoryImportState state, bool isUnderWay) => (state, isUnderWay) switch
    {
        (HistoryImportState.Waiting, true) => StatusTag.ForReturn("in_progress") with { Text = "Under way" },
        (HistoryImportState.Waiting, false) => StatusTag.Overdue with { Text = "Stopped" },
        (HistoryImportState.Asking, _) => StatusTag.ForFinding(invalid: false) with { Text = "Waits for your yes" },
        (HistoryImportState.Imported, _) => StatusTag.ForReturn("signed_off") with { Text = "Imported" },
        (HistoryImportState.Refused, _) => StatusTag.ForFinding(invalid: true) with { Text = "Problems to put right" },
        (HistoryImportState.Cancelled, _) => StatusTag.ForReturn("nothing_to_report") with { Text = "Cancelled" },
        _ => StatusTag.ForReturn("nothing_to_report") with { Text = "Deleted" },
    };

    /// <summary>The word that the progress bar's script knows.</summary>
    public static string State(OrganisationJobState state) => state switch
    {
        OrganisationJobState.Queued => "waiting",
        OrganisationJobState.Running => "running",
        OrganisationJobState.Done => "done",
        _ => "failed",
    };

    public static string Stage(OrganisationJob job) => job switch
    {
        { CancelAsked: true } => "Stopping",
        { State: OrganisationJobState.Queued } => "Waiting for its turn",
        { Stage: "" } => "Starting",
        _ => job.Stage,
    };

    /// <summary><c>72% (36 of 50)</c>, <c>18.4 per 1,000 homes</c> or <c>[x] not collected</c>.</summary>
    public static string Of(HistoryMetric metric, decimal? value, decimal? numerator, decimal? denominator, string? marker)
    {
        var shown = value is { } number
            ? FigureText.Format(number, metric.Kind, metric.Version.Decimals) + (metric.Version.Kind is "rate" or "rating" ? " " + metric.Version.Unit : "")
            : OfMarker(marker);
        return (numerator, denominator) switch
        {
            ({ } above, { } below) => $"{shown} ({FigureText.Number(above)} of {FigureText.Number(below)})",
            _ => shown,
        };
    }

    /// <summary><c>1 figure</c>, <c>1,204 figures</c>.</summary>
    public static string Figures(int count) => count == 1 ? "1 figure" : $"{FigureText.Number(count)} figures";

    private static string OfMarker(string? letter) => letter is not null && Codes.TryRead(letter, out Marker? marker)
        ? $"{marker.Value.Symbol()} {ReturnWords.Of(marker.Value)}"
        : throw new InvalidOperationException($"A figure has neither a value nor a known marker ({letter}).");
}
