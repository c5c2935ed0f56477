using System.Text;
using Benchmarking.Engine.Disclosure;
using Benchmarking.Engine.Simulation;

namespace Benchmarking.Engine.Attacks;

/// <summary>Has a simulated club published, release by release, for the attacks to look at.</summary>
public static class Scenes
{
    /// <summary>The club as both weak publishers and the protected one show it.</summary>
    /// <param name="club">The club.</param>
    /// <param name="effort">How much work an attack may do.</param>
    public static IReadOnlyList<AttackScene> All(Club club, Effort effort = Effort.Quick) =>
        [Weak(club, WeakPublisher.Naive, effort), Weak(club, WeakPublisher.Common, effort), Protected(club, effort)];

    /// <summary>The club as a weak publisher shows it.</summary>
    /// <param name="club">The club.</param>
    /// <param name="publisher">The publisher.</param>
    /// <param name="effort">How much work an attack may do.</param>
    public static AttackScene Weak(Club club, WeakPublisher publisher, Effort effort = Effort.Quick)
    {
        ArgumentNullException.ThrowIfNull(club);
        ArgumentNullException.ThrowIfNull(publisher);
        var tokens = TokensOf(club);
        return Scene(club, publisher.Name, effort, tokens, (ledger, release) =>
            publisher.Publish(ledger, release.Number, release.Observations, club.Groups, tokens));
    }

    /// <summary>The club as the protected publisher shows it.</summary>
    /// <param name="club">The club.</param>
    /// <param name="effort">How much work an attack may do.</param>
    /// <param name="together">Who belongs together; null for everybody by itself.</param>
    public static AttackScene Protected(Club club, Effort effort = Effort.Quick, InterestGroups? together = null)
    {
        ArgumentNullException.ThrowIfNull(club);
        return Scene(club, SuiteReport.Protected, effort, TokensOf(club), (ledger, release) =>
        {
            var outcome = Publisher.Publish(new()
            {
                Metrics = club.Metrics,
                Observations = release.Observations,
                Earlier = [.. club.Releases.Where(one => one.Number < release.Number).SelectMany(one => one.Observations)],
                Groups = club.Groups,
                InterestGroups = together ?? InterestGroups.None,
                Ledger = ledger,
                Release = release.Number,
                Kind = release.Kind,
                Key = Key(club),
                Today = Period.Parse(release.Period).LastDay,
            });
            return ledger.With(outcome.Entries, outcome.Inputs);
        }) with
        { InterestGroups = together ?? InterestGroups.None };
    }

    /// <summary>The club's releases one after the other, by any publisher.</summary>
    /// <param name="club">The club.</param>
    /// <param name="publisher">The publisher's name.</param>
    /// <param name="effort">How much work an attack may do.</param>
    /// <param name="tokens">What the publisher makes its tokens with.</param>
    /// <param name="publish">Adds a release to the ledger.</param>
    public static AttackScene Scene(
        Club club, string publisher, Effort effort, Tokens tokens, Func<Ledger, ClubRelease, Ledger> publish)
    {
        ArgumentNullException.ThrowIfNull(club);
        ArgumentNullException.ThrowIfNull(publish);
        var truth = new KnownFigures(tokens);
        foreach (var release in club.Releases) truth.Add(release.Observations);
        var ledger = club.Releases.Aggregate(Ledger.Empty, publish);
        return new()
        {
            Club = club.Name,
            Publisher = publisher,
            Ledger = ledger,
            Metrics = club.Metrics,
            Groups = club.Groups,
            Truth = truth,
            Effort = effort,
            Republish = changed => Republish(club, ledger, publish, changed),
        };
    }

    /// <summary>
    /// A member hands in other figures after the last release, and the club is published again: of the metrics
    /// concerned, for nothing else changes.
    /// </summary>
    private static Ledger Republish(
        Club club, Ledger ledger, Func<Ledger, ClubRelease, Ledger> publish, IReadOnlyList<Observation> changed)
    {
        var metrics = changed.Select(one => one.Metric).ToHashSet(StringComparer.Ordinal);
        var replaced = changed.ToDictionary(one => (one.Organisation, one.Period, one.Metric));
        var last = club.Releases[^1];
        return publish(ledger, last with
        {
            Number = last.Number + 1,
            Kind = ReleaseKind.AnnualRevision,
            Observations =
            [
                .. last.Observations.Where(one => metrics.Contains(one.Metric))
                    .Select(one => replaced.GetValueOrDefault((one.Organisation, one.Period, one.Metric), one)),
            ],
        });
    }

    /// <summary>The tokens of a simulated club: its key is no secret.</summary>
    /// <param name="club">The club.</param>
    public static Tokens TokensOf(Club club)
    {
        ArgumentNullException.ThrowIfNull(club);
        return new(Key(club));
    }

    private static byte[] Key(Club club) => Encoding.UTF8.GetBytes(club.Name);
}
