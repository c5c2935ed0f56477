using Benchmarking.Web.Features.Research;
using Benchmarking.Web.Features.Returns;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Features.Home;

/// <summary>What there is to do, in words, by role.</summary>
public sealed class HomeSteps(SitePages pages)
{
    /// <summary>What is open from the side of an organisation: what falls due first comes first.</summary>
    public IEnumerable<NextStep> Returns(Actor actor, IReadOnlyList<ReturnLine> lines, DateTimeOffset now)
    {
        if (!Access.Allows(Verb.ReadReturn, actor))
            return [];

        var open = lines.Where(line => line.IsOpen).OrderBy(line => line.ReopenedUntil ?? line.DueAt).ToList();
        return open.Count > 0
            ? open.Select(line => ReturnStep.Of(actor, line, now))
            : [new NextStep("No collection is open", "When the next one opens, your return appears here with its dates.", Links(actor, ("Your returns", "/returns")))];
    }

    /// <summary>Requests that wait for the consortium's administrator.</summary>
    public static IEnumerable<NextStep> Reopenings(int waiting) => waiting == 0
        ? []
        : [new NextStep(
            "Reopening asked",
            waiting == 1 ? "1 member asks to reopen a signed return." : $"{waiting} requests to reopen a signed return wait for an answer.",
            [new PageLink("Answer", "/reopenings")],
            IsMain: true)];

    /// <summary>Own case studies that wait for somebody of the organisation, and others' that wait for an editor.</summary>
    public static IEnumerable<NextStep> CaseStudies(StudySteps studies)
    {
        if (studies.ChangesAsked > 0)
        {
            yield return new NextStep(
                "Changes asked for",
                studies.ChangesAsked == 1 ? "An editor asks for changes in a case study of yours." : $"Editors ask for changes in {studies.ChangesAsked} case studies of yours.",
                [new PageLink("See what and change it", "/case-studies/own")],
                IsMain: true);
        }

        if (studies.Approved > 0)
        {
            yield return new NextStep(
                "Case study approved",
                (studies.Approved == 1 ? "A case study of yours is approved and not published." : $"{studies.Approved} case studies of yours are approved and not published.")
                    + (studies.MayPublish ? "" : " An approver or administrator of your organisation publishes."),
                [new PageLink(studies.MayPublish ? "Publish" : "Look at it", "/case-studies/own")],
                IsMain: studies.MayPublish);
        }

        if (studies.ToRead > 0)
        {
            yield return new NextStep(
                "Case studies to read",
                studies.ToRead == 1 ? "1 case study waits for an editor." : $"{studies.ToRead} case studies wait for an editor.",
                [new PageLink("Read and decide", "/case-studies/queue")],
                IsMain: true);
        }
    }

    /// <summary>Releases that wait for a second person, and what a researcher does next.</summary>
    public static IEnumerable<NextStep> Releases(ReleaseSteps releases)
    {
        foreach (var release in releases.Waiting)
        {
            yield return new NextStep(
                "Release to decide on",
                $"“{release.Title}”, version {release.Version}, is ready. You did not ask for it, so you can publish it.",
                [new PageLink("Read its report and decide", $"/releases/manage/{release.Id}")],
                IsMain: true);
        }

        if (releases.Standing == ResearchStanding.TermsToAccept)
        {
            yield return new NextStep(
                "Terms to accept",
                "Say who you are and what you use the data for, and accept the terms. Then data for registered researchers is open to you.",
                [new PageLink("Read and accept the terms", "/research/account/details")],
                IsMain: true);
        }

        if (releases.Standing is not null)
        {
            yield return new NextStep(
                "Research data",
                "Every release with its files, its versions and how to cite it. Tokens for scripts are on your own page.",
                [new PageLink("See the releases", "/releases"), new PageLink("Your research account", "/research/account")]);
        }
    }

    /// <summary>The open collections from the side of the consortium.</summary>
    public IEnumerable<NextStep> Collections(Actor actor, IReadOnlyList<RoundLine> rounds)
    {
        if (!Access.Allows(Verb.RunCollections, actor))
            return [];

        var steps = rounds.Select(round => new NextStep(
            $"Collection of {round.Period.Words}",
            $"{round.Words}. Due by {LondonTime.Moment(round.DueAt)}.",
            [new PageLink("Watch it", $"/collections/{round.Period.Route}")],
            StatusTag.ForCollection("open"))).ToList();
        return steps.Count > 0
            ? steps
            : [new NextStep("No collection is open", "Members can send nothing until one is opened.", Links(actor, ("Collections", "/collections")))];
    }

    /// <summary>What was published last, as far as the hat goes.</summary>
    public IEnumerable<NextStep> Benchmarks(Actor actor, LatestPublication? latest)
    {
        if (actor.Hat is null)
            return [];
        if (latest is null)
            return [new NextStep("Nothing is published yet", "Benchmarks appear here once the first collection is closed and published.", [])];

        var links = Links(
            actor,
            ("See where you stand", "/benchmarks"),
            ("See how the sector stands", "/sector"),
            ("Read what members said of odd figures", "/data-quality"),
            ("Download the aggregate figures", "/data-sets"));
        return [new NextStep($"Benchmarks of {latest.Period.Words}", $"{latest.Words}.", links)];
    }

    private List<PageLink> Links(Actor actor, params ReadOnlySpan<(string Text, string Address)> wanted)
    {
        var links = new List<PageLink>();
        foreach (var (text, address) in wanted)
        {
            if (pages.Opens(address, actor))
                links.Add(new PageLink(text, address));
        }

        return links;
    }
}
