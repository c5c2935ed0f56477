using System.Text.Json.Serialization;

namespace Benchmarking.Web.Shared;

/// <summary>One of the two figures of a cross: its own axis, its median and middle half as lines across the other.</summary>
/// <param name="Name">The metric's name.</param>
/// <param name="Brief">Two or three words for a corner and a line: "cost", "changes in place".</param>
public sealed record CrossSide(string Name, string Brief, ChartAxis Axis) : ChartPoint;

/// <summary>
/// Cost along, outcome up: the own value as one diamond, medians and quartiles of the group as lines across. No other
/// member is in it, and where the two lines meet is nobody.
/// </summary>
public sealed record CrossChartModel : ChartModel
{
    public override string Kind => "cross";

    /// <summary>Along.</summary>
    public required CrossSide Cost { get; init; }

    /// <summary>Up.</summary>
    public required CrossSide Outcome { get; init; }

    [JsonIgnore]
    public override string Still => "/Shared/_CrossChartStill.cshtml";

    public override ChartTable ToTable() => new(
        Figure,
        "Figure",
        [.. ChartColumns.Of(OwnName), ChartColumns.Members],
        [Row(Cost), Row(Outcome)],
        [.. ChartColumns.InFile(OwnName)]);

    private ChartRow Row(CrossSide side) =>
        new(side.Name, [.. ChartColumns.Cells(side, OwnName), ChartColumns.CellOfMembers(side)], side.Remarks);
}
