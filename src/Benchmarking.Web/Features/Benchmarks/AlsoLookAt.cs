using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.Benchmarks;

/// <summary>The pages that put several figures into one chart, as links from the overview and from each other.</summary>
/// <param name="Current">Path of the page that shows it, "ladder"; null where it is none of them.</param>
public sealed record AlsoLookAt(Perspective Perspective, string Group, string? Current = null)
{
    public const string Ladder = "ladder";
    public const string Representation = "representation";
    public const string ValueForMoney = "value-for-money";

    public IEnumerable<(PageLink Link, string What)> Pages =>
        from page in Perspective.IsMember ? [.. Shared, .. OfMembers] : Shared
        where page.Path != Current
        select (new PageLink(page.Name, Perspective.Metric(page.Path, Group)), page.What);

    private static (string Path, string Name, string What)[] Shared { get; } =
    [
        (Ladder, "Ladder of involvement", "how much of the activity stands on each rung"),
        (Representation, "Who is involved", "those involved beside all residents, by age, disability and ethnic group"),
        (ValueForMoney, "Value for money", "what it costs beside what comes of it"),
    ];

    private static (string Path, string Name, string What)[] OfMembers { get; } =
    [
        ("grid", "All figures over time", "each quarter coloured and lettered by where you stood"),
        ("board-summary", "One-page board summary", "where you stand on one sheet of A4"),
        ("board-pack", "Board pack", "the summary, a page for each core figure, all figures over time"),
    ];
}
