namespace Benchmarking.Engine;

/// <summary>The peer groups as they are in one period, that of everyone first.</summary>
internal sealed class PeriodGroups
{
    private readonly Dictionary<(string Code, string? Period), PeerGroup> groups = [];

    /// <summary>Checks the groups.</summary>
    /// <exception cref="ArgumentException">A group is given twice, or calls itself <c>all</c>.</exception>
    public PeriodGroups(IReadOnlyList<PeerGroup> given)
    {
        foreach (var group in given)
        {
            if (group.Code == PeerGroup.All) throw new ArgumentException($"The group {PeerGroup.All} is everyone and is not given.");
            if (!groups.TryAdd((group.Code, group.Period), group)) throw new ArgumentException($"The group {group.Code} is given twice.");
        }

        Codes = [PeerGroup.All, .. given.Select(group => group.Code).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Everyone, then the others in the order given.</summary>
    public IReadOnlyList<string> Codes { get; }

    /// <summary>Whether no group is named for a single period.</summary>
    public bool SameInEveryPeriod => groups.Values.All(group => group.Period is null);

    /// <summary>A group in a period; null where there is none.</summary>
    /// <param name="code">Its code.</param>
    /// <param name="period">The period.</param>
    /// <param name="everyone">Who is observed in the period at all.</param>
    public PeerGroup? In(string code, string period, IReadOnlySet<string> everyone) =>
        code == PeerGroup.All ? new PeerGroup(PeerGroup.All, PeerGroup.All, everyone) : Named(code, period);

    /// <summary>A group but that of everyone: named for that very period, else for all; null where there is none.</summary>
    /// <param name="code">Its code.</param>
    /// <param name="period">The period.</param>
    public PeerGroup? Named(string code, string period) =>
        groups.TryGetValue((code, period), out var dated) ? dated : groups.GetValueOrDefault((code, null));
}
