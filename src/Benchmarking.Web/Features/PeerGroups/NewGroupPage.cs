using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.PeerGroups;

/// <summary>The page on which a peer group is asked for, with what was typed and what is wrong with it.</summary>
/// <param name="Singles">Groups by one attribute, of which combinations are made.</param>
public sealed record NewGroupPage(
    PeerGroupForm Form, IReadOnlyList<PeerGroupRow> Singles, IReadOnlyList<Organisation> Organisations, IReadOnlyList<FormError> Errors)
{
    public static IReadOnlyList<PageLink> Breadcrumbs { get; } =
        [new("Peer groups", "/peer-groups"), new("Ask for a peer group", "", Current: true)];

    public string? ErrorOf(string field) => Errors.Of(field);

    public IReadOnlyList<AttributeChoice> Choices =>
    [
        Choice("Region", "Region", "Any region", "region", Form.Region),
        Choice("Size", "Size", "Any size", "size", Form.Size),
        Choice("Type", "Type", "Any type", "type", Form.Type),
    ];

    public TextBox NameBox => new(
        "Name", "What it is called", Form.Name,
        "A combination names itself where you leave this empty.", ErrorOf("Name"), Longest: GroupDraft.LongestName);

    public TextBox ReasonBox => new(
        "Reason", "Why it would be useful", Form.Reason,
        "The steering group and the consortium’s administrators read it. Write no figures.", ErrorOf("Reason"), Rows: 4, Longest: GroupDraft.LongestReason);

    private AttributeChoice Choice(string name, string label, string any, string dimension, string? chosen) => new(
        name, label, any, chosen, [.. Singles.Where(group => group.Dimension == dimension).Select(group => (group.Code, group.Name))]);
}

/// <summary>A list of the values of one attribute.</summary>
/// <param name="Any">What stands for all of them.</param>
public sealed record AttributeChoice(
    string Name, string Label, string Any, string? Chosen, IReadOnlyList<(string Code, string Name)> Options);

/// <summary>Who would be in a group, and whether it can be made, before it is asked for.</summary>
/// <param name="Obstacle">What speaks against it whatever the figures are; null where nothing does.</param>
public sealed record GroupPreview(PeerGroupForm Form, PeerGroupEntry Entry, GroupObstacle? Obstacle)
{
    public PeerGroupRow Group => Entry.Group;
}

/// <summary>What came of a form.</summary>
public abstract record AskResult
{
    /// <summary>Something typed is wrong.</summary>
    public sealed record Wrong(NewGroupPage Page) : AskResult;

    /// <summary>To be looked at before it is asked for, or it cannot be asked for and says why.</summary>
    public sealed record Preview(GroupPreview Page) : AskResult;

    /// <summary>It waits for its check.</summary>
    public sealed record Asked(string Code) : AskResult;
}
