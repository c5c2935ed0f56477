using Benchmarking.Engine.Disclosure;
using Benchmarking.Engine.Simulation;

namespace Benchmarking.Engine.Attacks.StandIns;

/// <summary>
/// Publishers that make one mistake each, so that every attack has a scene on which it must succeed. They are marked
/// by the number of the attack they are for.
/// </summary>
public static class StandIn
{
    private const int Noises = 25;

    /// <summary>Every one, each with the attacks that it is for.</summary>
    /// <param name="club">The club, of some twenty members; of the shapes that are simulated at least the first two.</param>
    public static IReadOnlyList<Control> All(Club club) =>
    [
        new(["A1", "A2", "A3", "A5"], NearDuplicates(club)),
        new(["A6"], SplitGroup(club)),
        new(["A12"], LeavesOneOut(club)),
        new(["A13"], ShowsRanks(club)),
        new(["A14"], RoundsTwice(club)),
        new(["A15"], AddsNoise(club)),
        new(["A16"], CountsAtBound(club)),
        new(["A17"], ShowsTotals(club)),
        new(["A19"], ShowsDecimals(club)),
        .. Indiscreet.All(club),
    ];

    /// <summary>For A1 to A5: beside each group there is one of the same members but one.</summary>
    /// <param name="club">The club.</param>
    public static AttackScene NearDuplicates(Club club)
    {
        ArgumentNullException.ThrowIfNull(club);
        var nearly = club.Groups.Where(group => group.Members.Count > 5).Select(group => group with
        {
            Code = $"{group.Code} but one",
            Members = group.Members.Order(StringComparer.Ordinal).Skip(1).ToHashSet(StringComparer.Ordinal),
        });
        return Publish(club with { Groups = [.. club.Groups, .. nearly] }, WeakPublisher.Common, "near duplicates");
    }

    /// <summary>For A6: a group is split in two parts, of which the smaller is withheld.</summary>
    /// <param name="club">The club.</param>
    public static AttackScene SplitGroup(Club club)
    {
        ArgumentNullException.ThrowIfNull(club);
        var whole = club.Groups.MaxBy(group => group.Members.Count)!;
        var members = whole.Members.Order(StringComparer.Ordinal).ToList();
        PeerGroup[] parts =
        [
            whole with { Code = $"{whole.Code} larger part", Members = members.Skip(3).ToHashSet(StringComparer.Ordinal) },
            whole with { Code = $"{whole.Code} smaller part", Members = members.Take(3).ToHashSet(StringComparer.Ordinal) },
        ];
        return Publish(club with { Groups = [.. club.Groups, .. parts] }, WeakPublisher.Common, "split group");
    }

    /// <summary>For A12: each member sees the exact mean of all the others.</summary>
    /// <param name="club">The club.</param>
    public static AttackScene LeavesOneOut(Club club)
    {
        ArgumentNullException.ThrowIfNull(club);
        var everyone = club.Homes.Keys.ToHashSet(StringComparer.Ordinal);
        var groups = everyone.Order(StringComparer.Ordinal).Select(one => new PeerGroup(
            $"all but {one}", "named", everyone.Except([one]).ToHashSet(StringComparer.Ordinal)));
        var publisher = new WeakPublisher("leave one out", 5, [Statistic.Mean]) { Base = 0 };
        return Publish(club with { Groups = [.. groups] }, publisher, "leave one out");
    }

    /// <summary>For A13: each member sees its exact place in each of its groups.</summary>
    /// <param name="club">The club.</param>
    public static AttackScene ShowsRanks(Club club)
    {
        var scene = Publish(club, WeakPublisher.Naive, "ranks");
        return scene with { Extras = new() { Ranks = [.. Cells(scene).SelectMany(RanksIn)] } };

        IEnumerable<ShownRank> RanksIn(LedgerEntry cell) => scene.Ledger.Input(cell.Input).Contributions
            .OrderBy(one => scene.Truth.Of(one.Token))
            .Select((one, place) => new ShownRank(one.Organisation, cell.Metric, cell.Period, place + 1, cell.Input));
    }

    /// <summary>For A14: percentages are rounded to whole points in one file and, as stars, to two points in another.</summary>
    /// <param name="club">The club.</param>
    public static AttackScene RoundsTwice(Club club)
    {
        ArgumentNullException.ThrowIfNull(club);
        var tokens = Scenes.TokensOf(club);
        return Scenes.Scene(club, "rounds twice", Effort.Quick, tokens, (ledger, release) =>
        {
            var whole = (WeakPublisher.Common with { Base = 1 }).Publish(ledger, release.Number, release.Observations, club.Groups, tokens);
            return (WeakPublisher.Common with { Base = 2 }).Publish(whole, release.Number, release.Observations, club.Groups, tokens);
        });
    }

    /// <summary>For A15: every number is moved by noise, drawn anew each time it is looked at.</summary>
    /// <param name="club">The club.</param>
    public static AttackScene AddsNoise(Club club)
    {
        var scene = Publish(club, WeakPublisher.Common, "noise");
        var metrics = scene.Metrics.ToDictionary(metric => metric.Code, StringComparer.Ordinal);
        var draws = new Draws(1);
        var entries = Enumerable.Range(0, Noises).SelectMany(_ => scene.Ledger.Entries.Where(entry => entry.Shown is not null))
            .Select(Noisy).OrderBy(entry => entry.Release).ToList();
        return scene with { Ledger = new Ledger(entries, scene.Ledger.Inputs) };

        LedgerEntry Noisy(LedgerEntry entry)
        {
            var shown = entry.Shown!.Value;
            var noise = (decimal)draws.Normal() * metrics[entry.Metric].Tolerance!.At(shown.Value);
            return entry with { Shown = shown with { Value = FigureText.Round(shown.Value + noise, 1) } };
        }
    }

    /// <summary>For A16: every cell says how many are at the highest possible value.</summary>
    /// <param name="club">The club.</param>
    public static AttackScene CountsAtBound(Club club)
    {
        var scene = Publish(club, WeakPublisher.Naive, "counts at 100%");
        var upper = scene.Metrics.ToDictionary(metric => metric.Code, metric => metric.Upper, StringComparer.Ordinal);
        return scene with { Extras = new() { AtUpper = [.. Cells(scene).Select(cell => new ShownCount(cell.Metric, At(cell), cell.Input))] } };

        int At(LedgerEntry cell) => scene.Ledger.Input(cell.Input).Contributions.Count(one => scene.Truth.Of(one.Token) == upper[cell.Metric]);
    }

    /// <summary>For A17: sums for every group of five, whose members' homes are public.</summary>
    /// <param name="club">The club.</param>
    public static AttackScene ShowsTotals(Club club)
    {
        var scene = Publish(club, WeakPublisher.Common, "totals");
        return scene with { Extras = new() { Totals = [.. Cells(scene).Where(IsPercentage).Select(Total)] } };

        bool IsPercentage(LedgerEntry cell) => scene.Metrics.Single(metric => metric.Code == cell.Metric).Kind == MetricKind.Percentage;

        ShownTotal Total(LedgerEntry cell)
        {
            var members = scene.Ledger.Input(cell.Input).Contributions;
            var total = members.Sum(one => scene.Truth.Of(one.Token)!.Value / 100 * club.Homes[one.Organisation]);
            return new(
                cell.Metric, cell.Period, FigureText.Round(total, 0), 1,
                members.ToDictionary(one => one.Organisation, one => (decimal)club.Homes[one.Organisation], StringComparer.Ordinal));
        }
    }

    /// <summary>For A19: records of surveys of at most 200 with three decimals.</summary>
    /// <param name="club">The club.</param>
    public static AttackScene ShowsDecimals(Club club)
    {
        var draws = new Draws(1);
        var scene = Publish(club, WeakPublisher.Common, "decimals");
        return scene with { Extras = new() { Shares = [.. club.Homes.Select(_ => Share(draws.Below(181) + 20))] } };

        ShownShare Share(int asked) => new(FigureText.Round(100m * draws.Below(asked + 1) / asked, 3), 3, 200);
    }

    /// <summary>The shown cells of a scene, each once.</summary>
    private static IEnumerable<LedgerEntry> Cells(AttackScene scene) => scene.Ledger.Entries
        .Where(entry => entry.Shown is not null).DistinctBy(entry => (entry.Metric, entry.Input));

    private static AttackScene Publish(Club club, WeakPublisher publisher, string name) =>
        Scenes.Weak(club, publisher with { Name = name });
}
