using Benchmarking.Engine;
using Benchmarking.Web.Features.Benchmarks;
using static Benchmarking.Web.Shared.FirstLetter;

namespace Benchmarking.Web.Features.Scorecards;

/// <summary>Short sentences with one idea each, in which a figure stands where the wording says <c>[figure]</c>.</summary>
public static class PlainSentences
{
    public const string Place = "[figure]";

    private static readonly Dictionary<string, (string Own, string Sector)> Wordings = new(StringComparer.Ordinal)
    {
        ["views-listened-to"] = ("[figure] people said we listen to their views", "[figure] people said their landlord listens to their views"),
        ["kept-informed"] = ("[figure] people said we keep them informed", "[figure] people said their landlord keeps them informed"),
        ["involved-per-1000-homes"] = ("For every 1,000 homes, [figure] residents help to shape our services", "for every 1,000 homes, [figure] residents help to shape services"),
        ["changes-put-in-place"] = ("[figure] changes that residents helped to shape are now in place", "[figure] changes that residents helped to shape are now in place"),
        ["cost-per-household"] = ("We spent [figure] for each household on working with residents", "[figure] for each household was spent on working with residents"),
        ["opportunities-satisfaction"] = ("[figure] people are happy with the chances to have a say", "[figure] people are happy with the chances to have a say"),
        ["trained-per-1000-homes"] = ("For every 1,000 homes, [figure] residents came to our training", "for every 1,000 homes, [figure] residents came to training"),
        ["learning-per-100-complaints"] = ("For every 100 complaints, we agreed [figure] actions to do better", "for every 100 complaints, [figure] actions to do better were agreed"),
        ["involved-residents"] = Own("[figure] residents help to shape our services"),
        ["involved-influence"] = Own("[figure] involved residents feel they can change things"),
        ["outcome-satisfaction"] = Own("[figure] involved residents are happy with what came of it"),
        ["changes-influenced"] = Own("Residents helped to shape [figure] changes to our services"),
        ["changes-put-in-place-number"] = Own("[figure] changes that residents shaped are now in place"),
        ["residents-trained"] = Own("[figure] residents came to our training"),
        ["positive-learning"] = Own("[figure] residents who trained with us gained from it"),
        ["scrutiny-panel-members"] = Own("[figure] residents sit on the panel that checks our work"),
        ["recommendations-put-in-place"] = Own("[figure] things that residents asked for are in place"),
        ["complaints-dealt-with"] = Own("We dealt with [figure] complaints"),
        ["learning-actions"] = Own("We agreed [figure] actions because of complaints"),
        ["repairs-feedback"] = Own("After [figure] repairs we asked how it went"),
        ["recruitment-involvement"] = Own("[figure] times that we chose staff, residents helped"),
        ["resident-hours"] = Own("Residents gave us [figure] hours of their time"),
        ["activities-held"] = Own("We held [figure] activities with residents"),
        ["savings-from-recommendations"] = Own("Ideas of residents saved [figure]"),
        ["cost-per-participant"] = Own("We spent [figure] for each resident who took part"),
    };

    /// <summary>The wording an organisation starts from; by its name where nobody wrote one.</summary>
    public static string Wording(MetricSubject subject) => Wordings.TryGetValue(subject.Code, out var known) ? known.Own : $"{subject.Name}: {Place}";

    /// <summary>The same from outside, for a page about all members.</summary>
    public static string SectorWording(MetricSubject subject) =>
        Wordings.TryGetValue(subject.Code, out var known) && known.Sector.Length > 0 ? known.Sector : $"{subject.Name}: {Place}";

    /// <summary>"About 7 out of 10 people said we listen to their views."</summary>
    public static string Sentence(string wording, PlainFigure figure)
    {
        var said = wording.Trim().Replace(Place, figure.Words, StringComparison.Ordinal);
        var ended = said.EndsWith('.') || said.EndsWith('!') ? said : said + ".";
        return Raised(ended);
    }

    /// <summary>"In the middle member, about 7 out of 10 people said their landlord listens to their views."</summary>
    public static string SectorSentence(MetricSubject subject, PlainFigure figure) => Sentence($"In the middle member, {SectorWording(subject)}", figure);

    /// <summary>What of the change since a year ago is said: an arrow and words; null where a figure is missing.</summary>
    public static PlainChange? Since(decimal? now, decimal? yearAgo, Metric metric) => Change.Between(now, yearAgo, metric)?.Amount switch
    {
        null => null,
        > 0 => new PlainChange(PlainChange.Up, "more than last year"),
        < 0 => new PlainChange(PlainChange.Down, "less than last year"),
        _ => new PlainChange(PlainChange.Same, "the same as last year"),
    };

    private static (string Own, string Sector) Own(string wording) => (wording, "");
}

/// <summary>How a figure moved since last year.</summary>
public sealed record PlainChange(string Direction, string Words)
{
    public const string Up = "up";
    public const string Down = "down";
    public const string Same = "same";
}
