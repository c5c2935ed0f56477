using Benchmarking.Web.Features.PeerGroups;

namespace Benchmarking.Web.Features.Benchmarks;

/// <summary>A form that chooses with whom to compare; it reads, so it works as an address and without scripts.</summary>
/// <param name="Address">The page it shows again.</param>
/// <param name="Label">What is being chosen.</param>
/// <param name="Keep">What else the page's address says, kept while the group changes; null for nothing.</param>
public sealed record GroupChoice(
    Timeline Timeline, string Address, string Label, IReadOnlyList<(string Name, string Value)>? Keep = null)
{
    /// <summary>Groups under the word for what they have in common; everybody first.</summary>
    public IEnumerable<(string? Dimension, IReadOnlyList<GroupOption> Groups)> Sections =>
        from option in Timeline.Groups
        group option by option.Dimension into section
        select (Words(section.Key), (IReadOnlyList<GroupOption>)[.. section]);

    /// <summary>What a combination can be made of: the attributes that there are published groups by.</summary>
    public IReadOnlyList<AttributeChoice> Attributes =>
        [.. new[] { Attribute("region", "Region"), Attribute("size", "Size"), Attribute("type", "Type") }.Where(choice => choice.Options.Count > 0)];

    /// <summary>Where a combination leads back to.</summary>
    public string From => AddressOf(null);

    /// <summary>The page with a group, and with whatever else its address says.</summary>
    public string AddressOf(string? group)
    {
        var said = (Keep ?? []).Concat(group is null ? [] : [("group", group)])
            .Select(pair => $"{pair.Item1}={Uri.EscapeDataString(pair.Item2)}").ToList();
        return said.Count == 0 ? Address : $"{Address}?{string.Join('&', said)}";
    }

    /// <summary>This view as somebody else can open it.</summary>
    public string Here => AddressOf(Timeline.Missing ?? Timeline.Group.Code);

    private AttributeChoice Attribute(string dimension, string label)
    {
        var asked = Timeline.Missing is { } missing ? Combination.Parse(missing)?.Single(dimension) : null;
        return new AttributeChoice(
            dimension, label, $"Any {dimension}", asked ?? (Timeline.Group.Dimension == dimension ? Timeline.Group.Code : null),
            [.. Timeline.Groups.Where(group => group.Dimension == dimension).Select(group => (group.Code, group.Name))]);
    }

    private static string? Words(string dimension) => dimension switch
    {
        "all" => null,
        "size" => "Size",
        "region" => "Region",
        "type" => "Type",
        "crossing" => "Combinations",
        _ => "Named sets",
    };
}
