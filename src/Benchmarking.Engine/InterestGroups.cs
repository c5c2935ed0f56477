namespace Benchmarking.Engine;

/// <summary>
/// Who belongs together: a parent and its subsidiaries, or organisations whose figures one office prepares. They know
/// each other's figures, so they count as one contributor and as one attacker.
/// </summary>
/// <param name="groups">Organisation to interest group; an organisation that is not listed stands for itself.</param>
public sealed class InterestGroups(IReadOnlyDictionary<string, string> groups)
{
    /// <summary>Every organisation by itself.</summary>
    public static InterestGroups None { get; } = new(new Dictionary<string, string>());

    /// <summary>The interest group of an organisation.</summary>
    /// <param name="organisation">The organisation's key.</param>
    public string Of(string organisation) => groups.GetValueOrDefault(organisation, organisation);

    /// <summary>How many interest groups there are among organisations.</summary>
    /// <param name="organisations">Their keys.</param>
    public int Count(IEnumerable<string> organisations) =>
        organisations.Select(Of).Distinct(StringComparer.Ordinal).Count();
}
