using Benchmarking.Web.Features.Demonstration;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Benchmarking.Web.Features;

/// <summary>Fills what stands round every page, once, before a view is drawn.</summary>
public sealed class FrameFilter(SitePages pages, DemonstrationHistory demonstration, TimeProvider clock) : IResultFilter
{
    /// <summary>The main parts of the site, in order. Each is shown to those who may open it.</summary>
    private static readonly (string Text, string Address)[] Parts =
    [
        ("Return", "/returns"),
        ("Register", "/register"),
        ("Benchmarks", "/benchmarks"),
        ("Targets", "/targets"),
        ("Scorecard", "/scorecard"),
        ("Sector", "/sector"),
        ("Case studies", "/case-studies"),
        ("Data quality", "/data-quality"),
        ("Collections", "/collections"),
        ("Public data", "/public-data"),
        ("Catalogue", "/catalogue"),
        ("Organisations", "/organisations"),
    ];

    /// <summary>For whoever is not signed in; others have it at the foot of each page.</summary>
    private static readonly PageLink Metrics = new("Metrics", "/metrics");

    /// <summary>Open to everybody, and a main part for whoever is not signed in and for those who work with data sets.</summary>
    private static readonly PageLink Releases = new("Research data", "/releases");

    /// <summary>Pages about the account, likewise.</summary>
    private static readonly PageLink[] OfAccount = [new("Your account", "/account"), new("Your letters", "/account/mail"), new("People", "/people"), new("Single sign-on", "/single-sign-on"), new("API tokens", "/tokens"), new("Audit trail", "/audit"), new("Data-processing terms", "/processing-terms"), new("Research account", "/research/account")];

    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is ViewResult)
            PageFrame.Put(context.HttpContext, FrameOf(context.HttpContext));
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }

    private PageFrame FrameOf(HttpContext http)
    {
        var actor = http.ActorOrNull();
        return new PageFrame
        {
            Navigation =
            [
                .. Parts.Where(part => pages.Opens(part.Address, actor)).Select(part => Link(part.Text, part.Address, http)),
                .. actor is null ? [Link(Metrics.Text, Metrics.Url, http)] : Array.Empty<PageLink>(),
                .. actor is null || pages.Opens("/research/account", actor) || pages.Opens("/research/downloads", actor) ? [Link(Releases.Text, Releases.Url, http)] : Array.Empty<PageLink>(),
            ],
            HatLabel = actor is null ? null : (actor.Hat ?? actor.Waiting)?.Label ?? actor.Name,
            Hats = actor is { Hats.Count: > 1 } ? [.. actor.Hats.Select(hat => Button(hat, actor, http))] : [],
            AccountLinks = [.. OfAccount.Where(page => pages.Opens(page.Url, actor))],
            SignOut = actor is null ? null : new PageButton("Sign out", "/sign-out"),
            SignIn = actor is null ? new PageLink("Sign in", "/sign-in") : null,
            Session = actor is { Session: { } session } && pages.Opens("/account/sessions", actor) ? new SessionClock(session.SecondsLeft(clock.GetUtcNow())) : null,
            HatNotice = actor?.Hat?.LeftAt is { } left
                ? $"{actor.Hat.Name} left the consortium on {LondonTime.Day(left.AddTicks(-1))}. What is here can be read and taken away; its return and targets are not changed any more."
                : null,
            DemonstrationBanner = demonstration.IsShown,
            Look = actor?.Look is { } look ? $"You are looking at the pages of {look.Organisation} as the consortium’s administrator, until {LondonTime.Moment(look.EndsAt)}. Each page is on its audit trail; nothing can be changed." : null,
            FooterLinks = [new PageLink("About", "/about"), new PageLink("What is measured", "/metrics"), new PageLink("How figures are protected", "/method"), Releases, new PageLink("API", "/api"), new PageLink("Privacy", "/privacy")],
            PrintLine = $"Printed on {LondonTime.Day(clock.GetUtcNow())}",
        };
    }

    private static PageLink Link(string text, string address, HttpContext http) =>
        new(text, address, http.Request.Path.StartsWithSegments(address));

    private static PageButton Button(Hat hat, Actor actor, HttpContext http) =>
        new(hat.Label, "/hat", "hat", hat.Key, hat == (actor.Hat ?? actor.Waiting), http.Request.Path);
}
