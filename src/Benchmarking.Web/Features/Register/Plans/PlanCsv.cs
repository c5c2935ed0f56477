using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform;

namespace Benchmarking.Web.Features.Register.Plans;

/// <summary>The actions of a plan as a file, in the columns that an import reads.</summary>
public static class PlanCsv
{
    public static readonly IReadOnlyList<string> Columns =
        ["objective", "heading", "rung", "kind", "owner", "first_month", "last_month", "milestones", "metric", "standing", "standing_quarter", "standing_words", "template"];

    public static Task<byte[]> OfAsync(PlanPage page, CancellationToken cancellation) => CsvFile.OfAsync(
        Columns, page.Lines.Select(line => (Action<CsvOutput>)(csv => Write(csv, line.Action))), cancellation);

    private static void Write(CsvOutput csv, PlannedAction action) => csv
        .Text(action.Objective).Text(action.Heading).Number(action.Rung).Text(Stored(action.Kind)).Text(action.OwnerRole)
        .Text(PlanMonths.Code(action.BeginsOn)).Text(PlanMonths.Code(action.EndsOn))
        .Text(string.Join("; ", action.Milestones.Select(step => $"{PlanMonths.Code(step.Due)} {step.Words}{(step.Done ? " (done)" : "")}")))
        .Text(action.MetricCode)
        .Text(Stored<ActionStanding>(action.Latest()?.Standing)).Text(action.Latest()?.Period).Text(action.Latest()?.Words)
        .Text(action.Template);

    private static string? Stored<TEnum>(TEnum? value)
        where TEnum : struct, Enum =>
        value is { } known ? SnakeCase.Of($"{known}") : null;
}
