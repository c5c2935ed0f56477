namespace Benchmarking.Web.Shared;

/// <summary>Links to the pages of a long list.</summary>
/// <param name="Name">What is being paged through, for those who hear it: "Audit log".</param>
public sealed record Pagination(string Name, int Page, int Pages, Func<int, string> Url)
{
    /// <summary>Which page is shown where one is asked for: the nearest there is. A list of nothing has one page.</summary>
    public static (int Page, int Pages) Place(int asked, int lines, int perPage)
    {
        var pages = Math.Max(1, (lines + perPage - 1) / perPage);
        return (Math.Clamp(asked, 1, pages), pages);
    }

    /// <summary>First, last, and those beside this one; null stands for pages left out.</summary>
    public IEnumerable<int?> Shown()
    {
        var before = 0;
        for (var page = 1; page <= Pages; page++)
        {
            if (page != 1 && page != Pages && Math.Abs(page - Page) > 1)
                continue;
            if (page - before > 1)
                yield return null;
            before = page;
            yield return page;
        }
    }
}
