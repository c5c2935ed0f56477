namespace Benchmarking.Web.Tests.Features.Catalogue;

/// <summary>A metric that no other test and no collection of theirs knows, so that it may get new versions.</summary>
public static class MetricOfItsOwn
{
    public static async Task<string> MakeAsync(World world)
    {
        var code = $"own-{Guid.NewGuid():N}"[..20];
        await world.RunAsync("insert into modules values ('wall', 'Wall', '', 999) on conflict do nothing");
        await world.RunAsync("insert into metrics values ($1, $2, 'wall', 'wider', false, 999)", code, $"Metric {code}");
        await world.RunAsync(
            """
            insert into metric_versions (metric_code, version, effective_from, question, numerator, denominator, inclusions, exclusions,
                kind, unit, decimals, polarity, cadence, source, asks_sample_size, sensitivity, tau, plausible_low, plausible_high,
                possible_low, possible_high, numerator_input, denominator_input, multiplier, part_of_whole, note)
            values ($1, 1, '2024-Q1', 'How many?', 'Those who did.', 'All of them.', 'Everybody.', 'Nobody.', 'percentage', '%', 0,
                'higher', 'quarter', 'star_survey', true, 'protected', '2.5', 40, 90, 0, 100, 'views-positive', 'views-replies', 100, true, 'A note.')
            """, code);
        return code;
    }

    /// <summary>A collection, planned or further, that asks for it in its first version.</summary>
    public static async Task AskAsync(World world, string code, string period) => await world.RunAsync(
        """
        with made as (
          insert into collections (period, state, opens_at, due_at, last_new_at, last_edit_at)
          values ($2, 'planned', now(), now() + interval '7 days', now() + interval '14 days', now() + interval '21 days') returning id)
        insert into collection_metrics select id, $1, 1, 1 from made
        """, code, period);
}
