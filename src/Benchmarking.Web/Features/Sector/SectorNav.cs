using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.Sector;

/// <summary>The pages of the steering group's view, in order.</summary>
public static class SectorNav
{
    public const string Figures = "/sector";
    public const string Changes = "/sector/changes";
    public const string Spread = "/sector/spread";
    public const string Splits = "/sector/splits";
    public const string Compare = "/sector/compare";
    public const string Answering = "/sector/answering";
    public const string EasyRead = "/sector/easy-read";
    public const string Present = "/sector/present";

    /// <param name="current">The page that is open.</param>
    /// <param name="group">The peer group looked at, kept from page to page; null for everyone.</param>
    public static IReadOnlyList<PageLink> Links(string current, string? group = null) =>
    [
        .. new (string Text, string Url, bool OfGroup)[]
        {
            ("All figures", Figures, true),
            ("Biggest changes", Changes, true),
            ("Widest spread", Spread, true),
            ("Splits", Splits, false),
            ("Compare two quarters", Compare, true),
            ("How many answer", Answering, false),
            ("Easy read", EasyRead, false),
            ("Show in a meeting", Present, true),
            ("Peer groups", "/peer-groups", false),
        }.Select(page => new PageLink(
            page.Text,
            page.OfGroup && group is not null ? $"{page.Url}?group={Uri.EscapeDataString(group)}" : page.Url,
            page.Url == current)),
    ];
}
