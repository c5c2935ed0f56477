namespace Benchmarking.Web.Shared;

/// <summary>A link in navigation, breadcrumbs, footer or beside a chart.</summary>
public sealed record PageLink(string Text, string Url, bool Current = false);

/// <summary>Something in the account menu that changes a thing and so is posted: another hat, signing out.</summary>
/// <param name="From">The page that it stands on, where the answer leads back to it.</param>
public sealed record PageButton(string Text, string PostTo, string? Name = null, string? Value = null, bool Current = false, string? From = null);

/// <summary>How long a session still goes on.</summary>
/// <param name="LeftSeconds">Without another click.</param>
public sealed record SessionClock(int LeftSeconds);

/// <summary>What stands round every page. Filled in one place per request with <see cref="Put"/>.</summary>
public sealed record PageFrame
{
    private static readonly object Key = new();

    public string SiteName { get; init; } = "Involvement Benchmark";

    public IReadOnlyList<PageLink> Navigation { get; init; } = [];

    /// <summary>Which hat the viewer wears, "Aspire Housing · Approver"; null where nobody is signed in.</summary>
    public string? HatLabel { get; init; }

    /// <summary>The viewer's other hats; empty where there is only one.</summary>
    public IReadOnlyList<PageButton> Hats { get; init; } = [];

    /// <summary>Pages about the account, such as "Your account".</summary>
    public IReadOnlyList<PageLink> AccountLinks { get; init; } = [];

    public PageButton? SignOut { get; init; }

    /// <summary>Shown at the right of the header where nobody is signed in.</summary>
    public PageLink? SignIn { get; init; }

    /// <summary>What everybody on this page should know of the hat they wear, in a sentence; null for nothing.</summary>
    public string? HatNotice { get; init; }

    /// <summary>True while the figures on show are made up.</summary>
    public bool DemonstrationBanner { get; init; }

    /// <summary>When the viewer's session ends; null where nobody is signed in.</summary>
    public SessionClock? Session { get; init; }

    /// <summary>What stands above each page while the consortium's administrator looks at a member's; null otherwise.</summary>
    public string? Look { get; init; }

    public IReadOnlyList<PageLink> FooterLinks { get; init; } = [];

    /// <summary>Printed at the foot of each page on paper, such as "Printed on 12 May 2026".</summary>
    public string? PrintLine { get; init; }

    public static void Put(HttpContext context, PageFrame frame) => context.Items[Key] = frame;

    /// <summary>The frame of this request; a bare one where a page failed before it was filled.</summary>
    public static PageFrame Of(HttpContext context) => context.Items[Key] as PageFrame ?? new PageFrame();
}
