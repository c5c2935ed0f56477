using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.CaseStudies;

/// <summary>The page that asks why a study is withdrawn. The author's organisation and editors have the same.</summary>
/// <param name="Url">The address before <c>/withdraw</c>.</param>
public sealed record WithdrawPage(
    string Title, string Url, IReadOnlyList<PageLink> Breadcrumbs, string? Reason, IReadOnlyList<FormError> Errors);
