using Benchmarking.Engine;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.Collections;

/// <summary>What the page for a new collection posts.</summary>
public sealed class PlanForm : DatesForm
{
    public string? Period { get; set; }

    /// <summary>Codes of the optional modules asked for.</summary>
    public List<string> Modules { get; set; } = [];
}

/// <summary>The page for a new collection.</summary>
/// <param name="Periods">The quarters that can be planned, the proposed one first.</param>
public sealed record PlanPage(PlanForm Form, IReadOnlyList<Period> Periods, MetricChoice Choice, IReadOnlyList<FormError> Errors)
{
    public string? ErrorOf(string field) => Errors.Of(field);

    public DateField Date(string name, string legend, string hint, TypedDate typed, bool withTime = true) =>
        new(name, legend, hint, typed, ErrorOf($"{name}_Day"), withTime);
}
