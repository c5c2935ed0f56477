namespace Benchmarking.Web.Features.PeerGroups;

/// <summary>A peer group as it is asked for.</summary>
public sealed class PeerGroupForm
{
    public const string Combination = "combination";
    public const string Named = "named";

    /// <summary>One of the two above.</summary>
    public string? Kind { get; set; }

    /// <summary>Code of a group by region; empty for any.</summary>
    public string? Region { get; set; }

    public string? Size { get; set; }

    public string? Type { get; set; }

    /// <summary>Slugs of the members of a named set.</summary>
    public List<string> Members { get; set; } = [];

    /// <summary>May be left empty for a combination, which names itself.</summary>
    public string? Name { get; set; }

    public string? Reason { get; set; }

    /// <summary>What the button says: <c>preview</c>, <c>change</c> or <c>ask</c>.</summary>
    public string? Step { get; set; }
}
