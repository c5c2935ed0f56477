using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.Proposals;

/// <summary>A proposal as it is typed.</summary>
public sealed class ProposalForm
{
    /// <summary>Code of the metric it would change; empty for a new one.</summary>
    public string? Metric { get; set; }

    public string? Wording { get; set; }

    public string? Reason { get; set; }
}

/// <summary>The page on which a proposal is typed.</summary>
public sealed record NewProposalPage(
    ProposalForm Form, IReadOnlyList<(string Code, string Name)> Metrics, IReadOnlyList<FormError> Errors)
{
    public static IReadOnlyList<PageLink> Breadcrumbs { get; } =
        [new("Proposals", "/proposals"), new("New proposal", "", Current: true)];

    public string? ErrorOf(string field) => Errors.Of(field);

    public TextBox Box(string name, string label, string? typed, string hint) =>
        new(name, label, typed, hint, ErrorOf(name), Rows: 4);
}
