using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.Register.Panels;

/// <summary>A paper of a panel as it is typed.</summary>
public sealed class PaperForm : RowForm
{
    public TypedDate DatedOn { get; set; } = new();

    public string? Kind { get; set; }

    public bool EasyRead { get; set; }

    public string? Title { get; set; }

    public string? Words { get; set; }

    /// <summary>What the picture shows; empty for a document.</summary>
    public string? Alternative { get; set; }

    public bool RemoveFile { get; set; }

    public static PaperForm Of(PanelPaper row, PaperFile? file) => new()
    {
        DatedOn = Typed((DateOnly?)row.DatedOn),
        Kind = Typed<PaperKind>(row.Kind),
        EasyRead = row.EasyRead,
        Title = row.Title,
        Words = row.Words,
        Alternative = file?.Alternative,
        Version = row.Version,
    };

    public static PaperForm New(DateOnly today) => new() { DatedOn = Typed((DateOnly?)today) };

    /// <param name="pictured">Whether a picture goes with it once it is saved.</param>
    public Action<PanelPaper> Read(FormReading reading, bool pictured)
    {
        var dated = reading.Day(nameof(DatedOn), DatedOn, "the day of the paper", must: true);
        var kind = reading.Choice<PaperKind>(nameof(Kind), Kind, "what kind of paper it is", must: true);
        var title = reading.Line(nameof(Title), Title, "the title", must: true);
        var words = reading.Text(nameof(Words), Words, "what it says");
        reading.Line(nameof(Alternative), pictured ? Alternative : null, "what the picture shows, for those who cannot see it", must: pictured);
        return row => (row.DatedOn, row.Kind, row.EasyRead, row.Title, row.Words) = (dated!.Value, kind!.Value, EasyRead, title, words);
    }
}
