namespace Benchmarking.Web.Features.Benchmarks;

/// <summary>A form that chooses with whom to compare; it reads, so it works as an address and without scripts.</summary>
/// <param name="Address">The page it shows again.</param>
/// <param name="Label">What is being chosen.</param>
public sealed record GroupChoice(Timeline Timeline, string Address, string Label)
{
    /// <summary>Groups under the word for what they have in common; everybody first.</summary>
    public IEnumerable<(string? Dimension, IReadOnlyList<GroupOption> Groups)> Sections =>
        from option in Timeline.Groups
        group option by option.Dimension into section
        select (Words(section.Key), (IReadOnlyList<GroupOption>)[.. section]);

    private static string? Words(string dimension) => dimension switch
    {
        "all" => null,
        "size" => "Size",
        "region" => "Region",
        "type" => "Type",
        "crossing" => "Size and region",
        _ => "Named sets",
    };
}
