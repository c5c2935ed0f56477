using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.Collections;

/// <summary>The board as it is filtered and sorted.</summary>
public sealed record BoardPage(Board Board, BoardView View)
{
    /// <summary>Why what was asked for was not done; null where nothing was refused.</summary>
    public string? Notice { get; init; }

    public IReadOnlyList<BoardRow> Rows { get; } = View.Of(Board.Rows);

    public IEnumerable<string> Regions => Board.Rows.Select(row => row.Region).Distinct().Order(StringComparer.Ordinal);

    public IReadOnlyList<PageLink> Breadcrumbs => CollectionCrumbs.Of(Board);
}

/// <summary>The page that asks before a step.</summary>
public sealed record ConfirmPage(Board Board, Confirmation Confirmation);

public static class CollectionCrumbs
{
    public static PageLink List { get; } = new("Collections", "/collections");

    public static IReadOnlyList<PageLink> Of(Board board, string? page = null) => page is null
        ? [List, new PageLink(board.Period.Words, board.Url, Current: true)]
        : [List, new PageLink(board.Period.Words, board.Url), new PageLink(page, "", Current: true)];
}
