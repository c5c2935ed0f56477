using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.Collections;

/// <summary>What an administrator reads before a step is taken.</summary>
public static class StepConfirmation
{
    /// <summary>The last part of a step's address.</summary>
    public static string Slug(CollectionStep step) => step switch
    {
        CollectionStep.ChangeDates => "dates",
        CollectionStep.Open => "open",
        CollectionStep.Close => "close",
        CollectionStep.PublishProvisional => "publish-provisional",
        CollectionStep.PublishFinal => "publish-final",
        _ => "publish-revision",
    };

    public static string Words(CollectionStep step) => step switch
    {
        CollectionStep.ChangeDates => "Change dates",
        CollectionStep.Open => "Open",
        CollectionStep.Close => "Close",
        CollectionStep.PublishProvisional => "Publish provisional benchmarks",
        CollectionStep.PublishFinal => "Publish final benchmarks",
        _ => "Publish the annual revision",
    };

    /// <summary>What a publication is called beside its number.</summary>
    public static string Benchmarks(PublicationKind kind) => kind switch
    {
        PublicationKind.Provisional => "Provisional benchmarks",
        PublicationKind.Final => "Final benchmarks",
        _ => "Annual revision",
    };

    public static Confirmation For(CollectionStep step, Board board, DateTimeOffset now) => new(
        Question(step, board),
        [.. Effects(step, board, now)],
        $"{board.Url}/{Slug(step)}",
        step switch { CollectionStep.Open => "Open collection", CollectionStep.Close => "Close collection", _ => Words(step) },
        new PageLink("Cancel", board.Url),
        Warning(step, board, now),
        new Dictionary<string, string> { ["Version"] = $"{board.Collection.Version}" });

    private static string Question(CollectionStep step, Board board) => step switch
    {
        CollectionStep.Open => $"Open the collection for {board.Period.Words}?",
        CollectionStep.Close => $"Close the collection for {board.Period.Words}?",
        CollectionStep.PublishProvisional => $"Publish provisional benchmarks for {board.Period.Words}?",
        CollectionStep.PublishFinal => $"Publish the final benchmarks for {board.Period.Words}?",
        _ => $"Publish the annual revision for {board.Period.Words}?",
    };

    private static IEnumerable<string> Effects(CollectionStep step, Board board, DateTimeOffset now) => step switch
    {
        CollectionStep.Open => Opening(board, now),
        CollectionStep.Close => Closing(board),
        _ => Publishing(step, board),
    };

    private static IEnumerable<string> Opening(Board board, DateTimeOffset now)
    {
        yield return $"All {board.Rows.Count} members can start their return at once: {board.Metrics} figures.";
        yield return "Their contributors and approvers get a letter.";
        yield return $"It is due at {LondonTime.Moment(board.Collection.DueAt)}.";
        if (board.Collection.OpensAt > now)
            yield return $"It was planned to open at {LondonTime.Moment(board.Collection.OpensAt)}; that is still to come.";
    }

    private static IEnumerable<string> Closing(Board board)
    {
        yield return $"{Returns(board.In("signed_off"))} signed off and will count.";
        if (board.In("nothing_to_report") is > 0 and var nothing)
            yield return $"{Members(nothing)} nothing to report.";
        if (board.Rows.Count(row => row is { State: "sent", SignedOffAt: null }) is > 0 and var sent)
            yield return $"{Returns(sent)} sent but not signed off, and will not count.";
        if (board.Rows.Count(row => row is { State: "sent" or "reopened", SignedOffAt: not null }) is > 0 and var reopened)
            yield return $"{Returns(reopened)} reopened. What was signed off before counts, unless it is signed off again in time.";
        if (board.In("not_started", "in_progress") is > 0 and var open)
            yield return $"{Members(open)} not sent a return and will not be able to.";
        yield return "Nobody can save, send or sign off a return after that, unless you agree to reopen it.";
    }

    private static IEnumerable<string> Publishing(CollectionStep step, Board board)
    {
        yield return $"Medians and quartiles are worked out from {board.Rows.Count(row => row.SignedOffAt is not null)} signed returns for every peer group.";
        if (board.Rows.Count(row => row.ReopenedUntil is not null) is > 0 and var reopened)
            yield return $"{Returns(reopened)} reopened and not signed off again. What was signed off before counts; a correction that comes later waits for the next publication.";
        yield return "What could tell of a single member is withheld, and attacks are tried on the rest before anybody sees it. One that succeeds stops the publication.";
        yield return "All members, the steering group and researchers see them as soon as that is finished. It takes about a minute, with progress shown.";
        yield return step switch
        {
            CollectionStep.PublishProvisional => "They are marked provisional until the final benchmarks replace them.",
            CollectionStep.PublishFinal => "They replace the provisional benchmarks, which stay on record. A number changes only where at least five members changed.",
            _ => "It takes in corrections since the final benchmarks, which stay on record. A number changes only where at least five members changed. There is one revision, and none after it.",
        };
    }

    private static string? Warning(CollectionStep step, Board board, DateTimeOffset now) => step switch
    {
        CollectionStep.Close when board.Collection.LastEditAt > now =>
            $"Members were told that they can make changes until {LondonTime.Moment(board.Collection.LastEditAt)}. A closed collection is not opened again.",
        CollectionStep.Close => "A closed collection is not opened again.",
        CollectionStep.Open => null,
        _ => "A publication is never changed or taken back.",
    };

    private static string Returns(int count) => count == 1 ? "1 return is" : $"{count} returns are";

    private static string Members(int count) => count == 1 ? "1 member has" : $"{count} members have";
}
