using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Returns;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Features.Home;

/// <summary>What there is to do, in words, by role.</summary>
public sealed class HomeSteps(SitePages pages)
{
    /// <summary>The open collections from the side of an organisation.</summary>
    public IEnumerable<NextStep> Returns(Actor actor, IReadOnlyList<ReturnLine> lines)
    {
        if (!Access.Allows(Verb.ReadReturn, actor))
            return [];

        var open = lines.Where(line => line.Collection == CollectionState.Open).ToList();
        return open.Count > 0
            ? open.Select(line => Return(actor, line))
            : [new NextStep("No collection is open", "When the next one opens, your return appears here with its dates.", Links(actor, ("Your returns", "/returns")))];
    }

    /// <summary>The open collections from the side of the consortium.</summary>
    public IEnumerable<NextStep> Collections(Actor actor, IReadOnlyList<RoundLine> rounds)
    {
        if (!Access.Allows(Verb.RunCollections, actor))
            return [];

        var steps = rounds.Select(round => new NextStep(
            $"Collection of {round.Period.Words}",
            $"{round.Words}. Due by {LondonTime.Moment(round.DueAt)}.",
            Links(actor, ("Watch it", "/collections")),
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

    private NextStep Return(Actor actor, ReturnLine line)
    {
        var may = Access.Allows(Verb.EditReturn, actor);
        var (text, link, main) = line.State switch
        {
            "sent" when Access.Allows(Verb.SignOffReturn, actor) =>
                ("It waits for you to sign it off or send it back.", Address(line, "/review", "Look at it and decide"), true),
            "sent" => ("An approver of your organisation signs it off or sends it back.", Address(line, "", "See what was sent"), false),
            "signed_off" or "nothing_to_report" => ("It is done.", Address(line, "", "See what was signed off"), false),
            "not_started" => (Due(line), Address(line, "", may ? "Start the return" : "See what is asked"), may),
            _ => (Due(line), Address(line, "", may ? "Continue the return" : "See how far it is"), may),
        };
        return new NextStep(
            $"Return for {line.Period.Words}", text, [link], StatusTag.ForReturn(line.State), line.Overdue ? StatusTag.Overdue : null, main);
    }

    private static string Due(ReturnLine line) => line.Overdue
        ? $"It was due by {LondonTime.Moment(line.DueAt)}. A late one is still taken."
        : $"Due by {LondonTime.Moment(line.DueAt)}.";

    private static PageLink Address(ReturnLine line, string page, string text) => new(text, $"/returns/{line.Period.Route}{page}");

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
