using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.Collections;

/// <summary>
/// Where everybody's return to one collection stands: states and dates, never a figure.
/// </summary>
/// <param name="Rows">Every member, by name.</param>
/// <param name="UnderWay">The job that publishes it now, where one does.</param>
public sealed record Board(
    Collection Collection, int Metrics, IReadOnlyList<BoardRow> Rows, IReadOnlyList<PublicationLine> Publications, Guid? UnderWay)
{
    public Period Period { get; } = Period.Parse(Collection.Period);

    /// <summary>The reminder that was asked for last; null where none was.</summary>
    public LastReminder? LastReminder { get; init; }

    public string Url => CollectionUrls.Of(Period);

    public bool IsRevised => Publications.Any(own => own.Kind == PublicationKind.Revision);

    /// <summary>What can be done now.</summary>
    public IEnumerable<CollectionStep> Steps => CollectionLife.StepsFrom(Collection.State, IsRevised);

    /// <summary>Why a step is not for now; null where it is.</summary>
    public string? WhyNot(CollectionStep step) => step == CollectionStep.PublishRevision && IsRevised
        ? CollectionLife.RevisedAlready
        : CollectionLife.WhyNot(Collection.State, step);

    public int Late => Rows.Count(row => row.Late);

    public int In(params ReadOnlySpan<string> states)
    {
        var count = 0;
        foreach (var row in Rows)
            count += states.Contains(row.State) ? 1 : 0;
        return count;
    }

    public IReadOnlyList<KeyFact> Facts =>
    [
        new("Not started", Words(In("not_started"))),
        new("In progress", Words(In("in_progress", "reopened"))),
        new("Sent for sign-off", Words(In("sent"))),
        new("Signed off", Words(In("signed_off"))),
        new("Nothing to report", Words(In("nothing_to_report"))),
        new("Late", Words(Late)),
    ];

    /// <summary>Members whose return is still to come, and can still.</summary>
    public int Due(DateTimeOffset now) => In("in_progress") + (now > Collection.LastNewAt ? 0 : In("not_started"));

    private static string Words(int count) => FigureText.Number(count);
}

/// <summary>One member's line.</summary>
/// <param name="State">As stored; <c>not_started</c> where there is no return.</param>
/// <param name="Late">Due, and neither sent nor reported as nothing.</param>
public sealed record BoardRow(
    string Name, string Region, string SizeBand, string State, DateTimeOffset? SentAt, DateTimeOffset? SignedOffAt, bool Late)
{
    /// <summary>Odd figures that nobody has explained yet.</summary>
    public int QueriesOpen { get; init; }

    /// <summary>The reopening that waits for an answer; null where none does.</summary>
    public Guid? Asked { get; init; }

    /// <summary>Until when a signed return is open again; null where it is not.</summary>
    public DateTimeOffset? ReopenedUntil { get; init; }

    /// <summary>A name in quotation marks stands among the others, not behind them.</summary>
    public string SortName => SortNameOf(Name);

    /// <inheritdoc cref="SortName"/>
    public static string SortNameOf(string name) => name.TrimStart('“', '‘', '"', '\'');
}

/// <summary>A reminder to those whose return was still to come.</summary>
/// <param name="Letters">How many letters that made; null while they are being written.</param>
public sealed record LastReminder(DateTimeOffset At, int? Letters)
{
    /// <summary>"5pm on 3 May 2026 (12 letters)".</summary>
    public string Words => LondonTime.Moment(At) + Letters switch
    {
        null => " (its letters are being written)",
        1 => " (1 letter)",
        var many => $" ({many} letters)",
    };
}

public sealed record PublicationLine(int Number, PublicationKind Kind, DateTimeOffset PublishedAt);

/// <summary>How the board is filtered and sorted, as the address says.</summary>
public sealed record BoardView(string? State = null, string? Region = null, string? Sort = null, string? Order = null)
{
    public const string Late = "late";

    public const string Queries = "queries";

    public const string Asked = "asked";

    /// <summary>How far a return is, for sorting.</summary>
    private static readonly string[] States = ["not_started", "in_progress", "reopened", "sent", "signed_off", "nothing_to_report"];

    /// <summary>What can be chosen: the value in the address and its words.</summary>
    public static IReadOnlyList<(string Value, string Words)> Choices { get; } =
        [.. States.Select(state => (state, StatusTag.ForReturn(state).Text)), (Late, "Late"), (Queries, "Queries open"), (Asked, "Reopening asked")];

    public bool Descending => Order == "desc";

    public bool Narrows => !string.IsNullOrEmpty(State) || !string.IsNullOrEmpty(Region);

    /// <summary>The rows asked for; a filter or sort that is not known changes nothing.</summary>
    public IReadOnlyList<BoardRow> Of(IEnumerable<BoardRow> rows)
    {
        rows = State switch
        {
            Late => rows.Where(row => row.Late),
            Queries => rows.Where(row => row.QueriesOpen > 0),
            Asked => rows.Where(row => row.Asked is not null),
            _ when States.Contains(State) => rows.Where(row => row.State == State),
            _ => rows,
        };
        if (!string.IsNullOrEmpty(Region))
            rows = rows.Where(row => row.Region == Region);
        var sorted = Sort switch
        {
            "state" => rows.OrderBy(row => Array.IndexOf(States, row.State)).ThenBy(row => row.SortName, StringComparer.OrdinalIgnoreCase),
            "region" => rows.OrderBy(row => row.Region, StringComparer.Ordinal).ThenBy(row => row.SortName, StringComparer.OrdinalIgnoreCase),
            "queries" => rows.OrderByDescending(row => row.QueriesOpen).ThenBy(row => row.SortName, StringComparer.OrdinalIgnoreCase),
            "sent" => rows.OrderBy(row => row.SentAt is null).ThenBy(row => row.SentAt),
            "signed" => rows.OrderBy(row => row.SignedOffAt is null).ThenBy(row => row.SignedOffAt),
            _ => rows.OrderBy(row => row.SortName, StringComparer.OrdinalIgnoreCase),
        };
        return Descending ? [.. sorted.Reverse()] : [.. sorted];
    }

    /// <summary>The address of this view, sorted by a column: the other way round where it is sorted by it already.</summary>
    public string SortedBy(string column) => Query(this with { Sort = column, Order = (Sort ?? "name") == column && !Descending ? "desc" : null });

    public string? AriaSort(string column) => (Sort ?? "name") != column ? null : Descending ? "descending" : "ascending";

    public override string ToString() => Query(this);

    private static string Query(BoardView view)
    {
        var parts = new[] { ("state", view.State), ("region", view.Region), ("sort", view.Sort), ("order", view.Order) }
            .Where(part => !string.IsNullOrEmpty(part.Item2))
            .Select(part => $"{part.Item1}={Uri.EscapeDataString(part.Item2!)}");
        return string.Join('&', parts) is { Length: > 0 } query ? "?" + query : "";
    }
}

public static class CollectionUrls
{
    public static string Of(Period period, string rest = "") => $"/collections/{period.Route}{rest}";
}
