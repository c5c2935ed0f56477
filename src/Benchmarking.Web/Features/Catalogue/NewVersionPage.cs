using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.Catalogue;

/// <summary>The page on which a new version is typed.</summary>
public sealed record NewVersionPage(NewVersionChoice Choice, VersionForm Form, IReadOnlyList<FormError> Errors)
{
    public string Name => Choice.Newest.Metric.Name;

    public string Code => Choice.Newest.MetricCode;

    public string Url => $"/catalogue/{Code}/new-version";

    public IReadOnlyList<PageLink> Breadcrumbs =>
        [new("Catalogue", "/catalogue"), new(Name, $"/metrics/{Code}"), new("New version", "", Current: true)];

    /// <summary>Room for one comparison more than there are.</summary>
    public int ComparisonRows => Math.Min(VersionForm.MostComparisons, Form.Comparisons.Count + 1);

    public ComparisonForm Comparison(int at) => at < Form.Comparisons.Count ? Form.Comparisons[at] : new ComparisonForm();

    public string? ErrorOf(string field) => Errors.Of(field);

    public TextBox Box(string name, string label, string? typed, string? hint = null, int rows = 1, bool small = false) =>
        new(name, label, typed, hint, ErrorOf(ErrorSummary.FieldId(name)), rows, small);
}

/// <summary>What changes, to be looked at before it is made.</summary>
public sealed record CheckVersionPage(NewVersionPage Page, IReadOnlyList<VersionChange> Changes);
