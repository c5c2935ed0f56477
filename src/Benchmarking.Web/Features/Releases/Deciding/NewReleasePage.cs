using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.Releases.Deciding;

/// <summary>The form for a release.</summary>
/// <param name="Publications">The newest first.</param>
/// <param name="Metrics">Those that records and profiles may hold.</param>
public sealed record NewReleasePage(
    ReleaseForm Form, IReadOnlyList<Publication> Publications, IReadOnlyList<(string Code, string Name)> Metrics, IReadOnlyList<FormError> Errors)
{
    public static IReadOnlyList<PageLink> Breadcrumbs => [new("Research data", "/releases"), new("Research releases", ManagedReleasePage.List), new("Ask for a release", "", Current: true)];

    public TextBox TitleBox => new("Title", "Title", Form.Title, "Such as “Resident involvement benchmarks, 2026–27”.", Errors.Of("Title"), Longest: ReleaseDraft.LongestTitle);

    public TextBox SummaryBox => new(
        "Summary", "Summary", Form.Summary, "What it is and what it is good for, in a few sentences. Everybody reads it; name no member.", Errors.Of("Summary"), Rows: 4);

    public string? ErrorOf(string field) => Errors.Of(field);
}
