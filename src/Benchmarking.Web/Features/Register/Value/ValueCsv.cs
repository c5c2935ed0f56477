using Benchmarking.Engine;
using Benchmarking.Web.Platform;

namespace Benchmarking.Web.Features.Register.Value;

/// <summary>Cost and outcome as a file: all activities, then each kind; costs in £.</summary>
public static class ValueCsv
{
    public static Task<byte[]> OfAsync(ValuePage page, CancellationToken cancellation) => CsvFile.OfAsync(
        [
            "from", "to", "activities_of", "activities", "with_cost", "cost", "cost_per_participant", "participants_in_it",
            "cost_per_person_affected", "people_affected_in_it", "impact_0", "impact_1", "impact_2", "impact_3", "impact_not_scored",
            "value_0", "value_1", "value_2", "value_3", "value_not_scored",
        ],
        page.Value.Kinds.Select(kind => (Action<CsvOutput>)(csv => Write(csv, page.Span, kind.Kind.Words(), kind.Value)))
            .Prepend(csv => Write(csv, page.Span, "All kinds", page.Value.All)),
        cancellation);

    private static void Write(CsvOutput csv, RegisterSpan span, string name, ActivitiesValue value)
    {
        csv.Text($"{span.From:yyyy-MM-dd}").Text($"{span.To:yyyy-MM-dd}").Text(name).Number(value.Activities).Number(value.WithCost)
            .Number(value.WithCost == 0 ? null : value.Cost);
        foreach (var ratio in new[] { value.PerParticipant, value.PerPersonAffected })
            csv.Number(ratio.Each is { } each ? FigureText.Round(each, 2) : null).Number(ratio.Activities == 0 ? null : (int?)ratio.Among);
        foreach (var scores in new[] { value.Impact, value.ValueForMoney })
        {
            foreach (var count in scores.At)
                csv.Number(count);
            csv.Number(scores.Without);
        }
    }
}
