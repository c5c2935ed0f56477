using Benchmarking.Engine;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Features.Benchmarks;

/// <summary>All that publications say of one metric: the same for every reader, and never changed.</summary>
/// <param name="Cells">By publication and peer group.</param>
public sealed record PublishedSeries(
    MetricSubject Subject, IReadOnlyDictionary<(PublicationId Publication, string Group), Cell> Cells);

/// <summary>All metrics of the quarters shown, in order, as they are kept between two looks.</summary>
public sealed record PublishedSet(IReadOnlyList<PublishedSeries> Metrics);
