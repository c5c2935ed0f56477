using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Collections;
using Benchmarking.Web.Platform;

namespace Benchmarking.Web.Features.Returns;

/// <summary>Where a revision stands, and how it came to be reopened, in words.</summary>
public static class RevisionWords
{
    /// <summary>"Provisional benchmarks, publication 12 of 3 August 2026".</summary>
    public static string Of(StandsIn stands) =>
        $"{StepConfirmation.Benchmarks(stands.Kind)}, publication {stands.Number} of {LondonTime.Day(stands.PublishedAt)}";

    /// <summary>
    /// Where the latest revision will stand; null where that is said already, by the publications in which it stands.
    /// </summary>
    public static string? ToCome(ReturnHistory history)
    {
        if (history.Revisions is not [var latest, ..] || latest.StandsIn.Count > 0)
            return null;

        var replaced = history.Revisions.FirstOrDefault(line => line.StandsIn.Count > 0)?.Number ?? latest.Number - 1;
        return (history.Next, replaced) switch
        {
            (null, _) => "No publication: the annual revision is out already. Your own pages show these figures beside the published ones.",
            ({ } next, 0) => $"Next: {Name(next)}",
            ({ } next, _) => $"Replaces revision {replaced} in the {Name(next)}, which come next",
        };
    }

    /// <summary>One reopening in a sentence or two.</summary>
    public static string Of(ReopeningLine line)
    {
        var row = line.Row;
        var asked = $"Asked for{By(line.AskedBy)} at {LondonTime.Moment(row.AskedAt)}: “{row.Reason}”";
        var answered = row.AnsweredAt is { } at ? $"{By(line.AnsweredBy)} at {LondonTime.Moment(at)}" : "";
        var words = row.Answer.Length > 0 ? $": “{row.Answer}”" : ".";
        return row.State switch
        {
            ReopeningState.Asked => $"{asked}. Not answered yet.",
            ReopeningState.Withdrawn => $"{asked}. Withdrawn{answered}.",
            ReopeningState.Refused => $"{asked}. Refused{answered}{words}",
            _ => $"{asked}. Agreed{answered}, open until {LondonTime.Moment(row.Until!.Value)}{words}",
        };
    }

    private static string Name(PublicationKind kind) => kind switch
    {
        PublicationKind.Provisional => "provisional benchmarks",
        PublicationKind.Final => "final benchmarks",
        _ => "figures of the annual revision",
    };

    private static string By(string? name) => name is null ? "" : $" by {name}";
}
