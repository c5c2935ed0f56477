namespace Benchmarking.Web.Features.Register.Reach;

/// <summary>How many activities stood on a rung.</summary>
/// <param name="Share">Of all with a rung, 0 to 1, not rounded; null where none has one.</param>
public sealed record RungCount(short Rung, int Activities, decimal? Share);

/// <summary>On which rungs of the ladder the activities of a span stood.</summary>
/// <param name="Rungs">All eight, from 0 up.</param>
/// <param name="Without">Activities whose rung was not recorded: they are in no share.</param>
public sealed record LadderOfSpan(IReadOnlyList<RungCount> Rungs, int Without)
{
    private const short Highest = 7;

    public int WithRung => Rungs.Sum(rung => rung.Activities);

    /// <summary>On rung 1 or higher. Rung 0 is coercion: it is shown, and counts for nothing.</summary>
    public int Involving => WithRung - Rungs[0].Activities;

    public static LadderOfSpan Of(RegisterRecord record)
    {
        var recorded = record.Activities.Count(activity => activity.Rung is not null);
        return new LadderOfSpan(
            [.. from rung in Enumerable.Range(0, Highest + 1)
                let count = record.Activities.Count(activity => activity.Rung == rung)
                select new RungCount((short)rung, count, recorded == 0 ? null : (decimal)count / recorded)],
            record.Activities.Count - recorded);
    }
}
