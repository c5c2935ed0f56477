using Benchmarking.Engine;
using Benchmarking.Web.Platform;

namespace Benchmarking.Web.Features.Demonstration;

/// <summary>One quarter of the demonstration with the dates of its collection.</summary>
/// <param name="Quarter">0 for the oldest; <see cref="PastQuarters"/> for the one still open.</param>
public sealed record DemonstrationRound(
    Period Period, int Quarter, DateTimeOffset OpensAt, DateTimeOffset DueAt, DateTimeOffset LastNewAt, DateTimeOffset LastEditAt)
{
    public const int PastQuarters = 8;

    private static readonly TimeOnly Evening = new(17, 0);

    public bool IsOpen => Quarter == PastQuarters;

    /// <summary>
    /// The latest quarter of its financial year, counted as <see cref="Quarter"/> is: figures of a whole year are made
    /// for it and stay the same all year.
    /// </summary>
    public int EndOfYear => Quarter + 4 - Period.Quarter!.Value;

    /// <summary>The newest quarter that is over.</summary>
    public static Period NewestFinished(DateTimeOffset now) => Period.QuarterOf(LondonTime.DateOf(now)).Previous;

    /// <summary>Eight quarters that are over and done, then the newest, which is being collected now.</summary>
    public static IReadOnlyList<DemonstrationRound> Until(Period newest, DateTimeOffset now)
    {
        var rounds = new DemonstrationRound[PastQuarters + 1];
        var period = newest;
        for (var quarter = PastQuarters; quarter >= 0; quarter--, period = period.Previous)
            rounds[quarter] = Of(period, quarter, quarter == PastQuarters ? LondonTime.DateOf(now) : null);
        return rounds;
    }

    /// <summary>A round that is to be open today is given at least a week more, however far its quarter lies back.</summary>
    private static DemonstrationRound Of(Period period, int quarter, DateOnly? openOn)
    {
        var opens = period.LastDay.AddDays(1);
        var due = opens.AddDays(6 * 7);
        if (openOn?.AddDays(7) is { } earliest && earliest > due)
            due = earliest;
        return new DemonstrationRound(
            period,
            quarter,
            LondonTime.At(opens, TimeOnly.MinValue),
            LondonTime.At(due, Evening),
            LondonTime.At(due.AddDays(2 * 7), Evening),
            LondonTime.At(due.AddDays(4 * 7), Evening));
    }
}
