using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform;

namespace Benchmarking.Web.Features.Collections;

/// <summary>When a collection opens, and its three dates.</summary>
public sealed record CollectionDates(DateTimeOffset OpensAt, DateTimeOffset DueAt, DateTimeOffset LastNewAt, DateTimeOffset LastEditAt)
{
    /// <summary>Each of the three dates ends when London's offices do.</summary>
    public static readonly TimeOnly EndOfDay = new(17, 0);

    private static readonly TimeOnly StartOfDay = new(9, 0);

    public static CollectionDates Of(Collection collection) =>
        new(collection.OpensAt, collection.DueAt, collection.LastNewAt, collection.LastEditAt);

    /// <summary>
    /// Dates to start from: opens the day after the period, due four weeks later, with two weeks more for late
    /// starters and another two for late changes. The late window overlaps the next collection.
    /// </summary>
    public static CollectionDates ProposedFor(Period period)
    {
        var first = period.LastDay.AddDays(1);
        return new CollectionDates(
            LondonTime.At(first, StartOfDay),
            LondonTime.At(first.AddDays(28), EndOfDay),
            LondonTime.At(first.AddDays(42), EndOfDay),
            LondonTime.At(first.AddDays(56), EndOfDay));
    }
}
