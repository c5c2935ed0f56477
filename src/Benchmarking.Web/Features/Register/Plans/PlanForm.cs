using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.Register.Plans;

/// <summary>A plan as it is typed. Kept as typed, right or wrong.</summary>
public sealed class PlanForm : IVersionedForm
{
    public int Version { get; set; }

    public string? Name { get; set; }

    public TypedDate Begins { get; set; } = new();

    public TypedDate Ends { get; set; } = new();

    public static PlanForm Of(ActionPlan plan) => new()
    {
        Version = plan.Version,
        Name = plan.Name,
        Begins = PlanMonths.Typed(plan.BeginsOn),
        Ends = PlanMonths.Typed(plan.EndsOn),
    };

    public Action<ActionPlan> Read(FormReading reading)
    {
        var name = reading.Line(nameof(Name), Name, "a name for the plan", must: true);
        var (begins, ends) = (reading.Month(nameof(Begins), Begins, "the first month"), reading.Month(nameof(Ends), Ends, "the last month"));
        if (begins > ends)
            reading.Wrong($"{nameof(Ends)}_Month", "The last month must not lie before the first");
        else if (begins is { } first && ends is { } last && PlanMonths.Between(first, last) >= PlanMonths.Most)
            reading.Wrong($"{nameof(Ends)}_Month", "A plan covers at most five years: make another for what comes after");
        return plan => (plan.Name, plan.BeginsOn, plan.EndsOn) = (name, begins!.Value, ends!.Value);
    }
}

/// <summary>The page on which a plan is made or changed.</summary>
/// <param name="Plan">Null for a new one.</param>
public sealed record PlanFormPage(ActionPlan? Plan, PlanForm Form, IReadOnlyList<FormError> Errors)
{
    public string Title => Plan is null ? "New action plan" : $"Change “{Plan.Name}”";

    public string Url => Plan is null ? "/register/plans/new" : $"/register/plans/{Plan.Id}/edit";

    public string? ErrorOf(string name) => Errors.Of(ErrorSummary.FieldId(name));
}
