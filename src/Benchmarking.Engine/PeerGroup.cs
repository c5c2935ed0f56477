namespace Benchmarking.Engine;

/// <summary>Organisations compared with each other. The group <c>all</c> is implied and never listed.</summary>
/// <param name="Code">Unique code, such as <c>region:North</c>.</param>
/// <param name="Dimension"><c>all</c>, <c>size</c>, <c>region</c>, <c>type</c>, <c>crossing</c> or <c>named</c>.</param>
/// <param name="Members">Opaque keys of its organisations.</param>
public sealed record PeerGroup(string Code, string Dimension, IReadOnlySet<string> Members)
{
    /// <summary>Code of the group of everyone.</summary>
    public const string All = "all";

    /// <summary>
    /// The one period these members are meant for; null for every period that has no members of its own under the
    /// same code.
    /// </summary>
    public string? Period { get; init; }
}
