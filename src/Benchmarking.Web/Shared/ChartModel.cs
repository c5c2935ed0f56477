using System.Text.Json;
using System.Text.Json.Serialization;
using Benchmarking.Engine;
using Microsoft.AspNetCore.Html;

namespace Benchmarking.Web.Shared;

/// <summary>What one must know to believe a chart: "Members" and "20", "Publication" and "3, final, of 13 January 2026".</summary>
public sealed record ChartFact(string Label, string Text);

/// <summary>
/// One chart of any kind: what the script draws, the table beside it, the file, and the words round it. All three
/// take their figures from here, so they cannot differ. <c>docs/charts.md</c> has the rules.
/// </summary>
public abstract record ChartModel
{
    private static readonly JsonSerializerOptions Spelling = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new PlainNumber() },
    };

    /// <summary>Which script draws it: <c>band</c>, <c>rows</c> or <c>cross</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>Names the chart in the page and the saved picture; letters, digits and hyphens, once in a page.</summary>
    public required string Id { get; init; }

    /// <summary>The finding in a sentence, without its full stop.</summary>
    public required string Title { get; init; }

    /// <summary>False where the page's own heading is the title already.</summary>
    [JsonIgnore]
    public bool ShowTitle { get; init; } = true;

    /// <summary>True where other charts stand on the page under headings of their own.</summary>
    [JsonIgnore]
    public bool IsAmongOthers { get; init; }

    /// <summary>What is drawn, plainly: the metric's name.</summary>
    public required string Figure { get; init; }

    /// <summary>"You", or null for a viewer without own figures: whatever is own is then left out.</summary>
    public string? OwnName { get; init; } = "You";

    /// <summary>Where the figures come from and of which date, in a sentence; under the chart and in the saved picture.</summary>
    public required string Source { get; init; }

    /// <summary>Count, period, source, publication and revisions; under the chart and in the saved picture.</summary>
    public IReadOnlyList<ChartFact> Facts { get; init; } = [];

    /// <summary>What the shapes mean, for charts whose lines cannot be named where they end; null for others.</summary>
    public string? Key { get; init; }

    /// <summary>Beside "Show as table" and "Save picture": CSV, definition, targets.</summary>
    [JsonIgnore]
    public IReadOnlyList<PageLink> Links { get; init; } = [];

    /// <summary>The same in words for those who do not see the drawing.</summary>
    [JsonIgnore]
    public string Label => $"Chart of {Figure}. {Title}. The table below it has the same figures.";

    /// <summary>The partial that draws the still picture.</summary>
    [JsonIgnore]
    public abstract string Still { get; }

    /// <summary>For the script. The default encoder escapes angle brackets, so the text cannot end its element.</summary>
    [JsonIgnore]
    public IHtmlContent Json => new HtmlString(JsonSerializer.Serialize(this, GetType(), Spelling));

    /// <summary>What stands in the table and in the file. A method, so that it never gets into the JSON.</summary>
    public abstract ChartTable ToTable();

    /// <summary>Numbers spelt as in files: no places that say nothing, so 58 and never 58.0.</summary>
    private sealed class PlainNumber : JsonConverter<decimal>
    {
        public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDecimal();

        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
            writer.WriteRawValue(FigureText.Plain(value));
    }
}
