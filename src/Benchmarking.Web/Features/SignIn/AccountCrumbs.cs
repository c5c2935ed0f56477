using Benchmarking.Web.Platform;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Features.SignIn;

/// <summary>The way back from a page about signing in to the person's account, where the site has that page.</summary>
public static class AccountCrumbs
{
    public static IReadOnlyList<PageLink>? Of(HttpContext context, string page) =>
        context.RequestServices.GetRequiredService<SitePages>().Opens("/account", context.ActorOrNull())
            ? [new PageLink("Your account", "/account"), new PageLink(page, "", Current: true)]
            : null;
}
