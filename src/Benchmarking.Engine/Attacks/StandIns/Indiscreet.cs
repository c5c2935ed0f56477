using Benchmarking.Engine.Disclosure;
using Benchmarking.Engine.Simulation;

namespace Benchmarking.Engine.Attacks.StandIns;

/// <summary>
/// Stand-ins whose mistake lies beside the cells: last year's figures are public, raw records are handed out, or
/// numbers are withheld because of one member.
/// </summary>
public static class Indiscreet
{
    /// <summary>Every one, with the attacks it is for.</summary>
    /// <param name="club">A club of some twenty members and at least two periods.</param>
    public static IReadOnlyList<Control> All(Club club) =>
    [
        new(["A21"], KnownLastYear(club)),
        new(["A22", "A23", "A24"], RawRecords(club)),
        new(["A25"], WithheldForOne(club)),
    ];

    /// <summary>For A21: common practice, when everybody can look up the figures of the period before.</summary>
    /// <param name="club">The club.</param>
    public static AttackScene KnownLastYear(Club club)
    {
        ArgumentNullException.ThrowIfNull(club);
        var last = club.Releases[^1];
        return Scenes.Weak(club with { Releases = [last] }, WeakPublisher.Common with { Name = "last year known" })
            with
        { Public = [.. club.Observations.Where(one => one.Period != last.Period && one.Value is not null)] };
    }

    /// <summary>For A22 to A24: records with pseudonyms and nothing else done to them, for two projects in the same order.</summary>
    /// <param name="club">The club.</param>
    public static AttackScene RawRecords(Club club)
    {
        var scene = KnownLastYear(club);
        var figures = club.Releases[^1].Observations.Where(one => one.Value is not null)
            .ToLookup(one => one.Organisation, StringComparer.Ordinal);
        var owners = figures.Select(one => one.Key).ToList();
        new Draws(1).Shuffle(owners);
        return scene with { Publisher = "raw records", Extracts = [new("one", Records("a"), owners), new("other", Records("b"), owners)] };

        List<ShownRecord> Records(string mark) => [.. owners.Select((owner, row) => new ShownRecord(
            $"{mark}{row}", Keys(club, owner), figures[owner].ToDictionary(one => (one.Metric, one.Period), one => one.Value!.Value)))];
    }

    /// <summary>For A25: of each peer group in which somebody is far out the mean is withheld.</summary>
    /// <param name="club">The club.</param>
    public static AttackScene WithheldForOne(Club club)
    {
        ArgumentNullException.ThrowIfNull(club);
        var tokens = Scenes.TokensOf(club);
        return Scenes.Scene(club with { Releases = [club.Releases[^1]] }, "withheld for one", Effort.Quick, tokens, Publish) with
        {
            Withholds = (metric, world) => Hidden(world),
        };

        Ledger Publish(Ledger ledger, ClubRelease release)
        {
            var shown = WeakPublisher.Common.Publish(ledger, release.Number, release.Observations, club.Groups, tokens);
            var hidden = club.Metrics.ToDictionary(
                metric => metric.Code, metric => Hidden([.. release.Observations.Where(one => one.Metric == metric.Code)]), StringComparer.Ordinal);
            return new([.. shown.Entries.Select(entry => hidden[entry.Metric].Contains((entry.Group, entry.Statistic))
                ? entry with { Shown = null, Reason = Reason.V } : entry)], shown.Inputs);
        }

        HashSet<(string Group, Statistic Statistic)> Hidden(IReadOnlyList<Observation> world) =>
            FarOut(world) is { } one ? [.. club.Groups.Where(group => group.Members.Contains(one)).Select(group => (group.Code, Statistic.Mean))] : [];
    }

    /// <summary>The organisation farthest from the median, if it is more than three times as far as the middle one.</summary>
    private static string? FarOut(IReadOnlyList<Observation> figures)
    {
        var given = figures.Where(one => one.Value is not null).Select(one => (one.Organisation, Value: one.Value!.Value)).ToList();
        if (given.Count < 5) return null;

        var median = given.Select(one => one.Value).Order().ElementAt(given.Count / 2);
        var distances = given.Select(one => (one.Organisation, Far: Math.Abs(one.Value - median))).OrderBy(one => one.Far).ToList();
        return distances[^1].Far > 3 * distances[given.Count / 2].Far ? distances[^1].Organisation : null;
    }

    private static Dictionary<string, string?> Keys(Club club, string owner) => club.Groups
        .GroupBy(group => group.Dimension, StringComparer.Ordinal)
        .ToDictionary(one => one.Key, one => one.FirstOrDefault(group => group.Members.Contains(owner))?.Code, StringComparer.Ordinal);
}
