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
        from page in new[]
        {
            (Path: Ladder, Name: "Ladder of involvement", What: "how much of the activity stands on each rung"),
            (Path: Representation, Name: "Who is involved", What: "those involved beside all residents, by age, disability and ethnic group"),
            (Path: ValueForMoney, Name: "Value for money", What: "what it costs beside what comes of it"),
        }
        where page.Path != Current
        select (new PageLink(page.Name, Perspective.Metric(page.Path, Group)), page.What);
}
