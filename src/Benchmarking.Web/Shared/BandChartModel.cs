using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Html;

namespace Benchmarking.Web.Shared;

/// <summary>One period of a chart. Whatever is null is a gap, and the note beside it says why.</summary>
/// <param name="Short">As on the axis, "Q1 24".</param>
/// <param name="Period">In words, "Q1, April to June 2024".</param>
/// <param name="OwnNote">Why there is no own figure: "not collected".</param>
/// <param name="Note">Why there is no benchmark: "withheld".</param>
/// <param name="Members">How many members the benchmark rests on, as shown; null where that is not told.</param>
public sealed record BandPoint(
    string Short,
    string Period,
    ShownFigure? Own,
    ShownFigure? Median,
    ShownRange? MiddleHalf,
    string? OwnNote = null,
    string? Note = null,
    string? Members = null,
    ShownFigure? National = null)
{
    /// <summary>Where the code for what is missing is explained; for the table alone.</summary>
    [JsonIgnore]
    public PageLink? Why { get; init; }

    /// <summary>Of which period or publication a held number is; for the table alone.</summary>
    [JsonIgnore]
    public string? HeldFrom { get; init; }
}

/// <summary>The middle half and the median of the members over time, with the viewer's own figure in it.</summary>
public sealed record BandChartModel
{
    private static readonly JsonSerializerOptions Spelling = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>The metric's code: names the chart in the page and the saved picture.</summary>
    public required string Id { get; init; }

    /// <summary>The finding in a sentence.</summary>
    public required string Title { get; init; }

    /// <summary>False where the page's own heading is the title already.</summary>
    public bool ShowTitle { get; init; } = true;

    /// <summary>The metric's plain name.</summary>
    public required string Figure { get; init; }

    public required ChartAxis Axis { get; init; }

    public required IReadOnlyList<BandPoint> Points { get; init; }

    /// <summary>"You", or null for a viewer without own figures: the line, its column and its notes are then left out.</summary>
    public string? OwnName { get; init; } = "You";

    public ShownFigure? Target { get; init; }

    /// <summary>Name of the national line, "National median (TSM TP06)"; drawn where a point has such a figure.</summary>
    public string NationalName { get; init; } = "National median";

    /// <summary>Where the figures come from and of which date; stands under the chart and in the saved picture.</summary>
    public required string Source { get; init; }

    /// <summary>Beside "Show as table" and "Save picture": CSV, definition, targets.</summary>
    [JsonIgnore]
    public IReadOnlyList<PageLink> Links { get; init; } = [];

    [JsonIgnore]
    public bool HasNational => Points.Any(p => p.National is not null);

    [JsonIgnore]
    public string Label => $"Chart of {Figure} over time. {Title} The table below it has the same figures.";

    /// <summary>For the script. The default encoder escapes angle brackets, so the text cannot end its element.</summary>
    [JsonIgnore]
    public IHtmlContent Json => new HtmlString(JsonSerializer.Serialize(this, Spelling));
}
