using System.Runtime.ExceptionServices;

namespace Benchmarking.Engine.Columns;

/// <summary>Does the same for every column, on all cores. The order in which it is done must not matter.</summary>
internal static class ColumnLoop
{
    /// <summary>Runs over the columns.</summary>
    /// <param name="columns">How many; they are numbered from 0.</param>
    /// <param name="room">Makes the room that one core works in, column after column.</param>
    /// <param name="each">What to do with a column.</param>
    public static void Run<TRoom>(int columns, Func<TRoom> room, Action<int, TRoom> each)
    {
        try
        {
            Parallel.For(0, columns, room, (column, _, mine) => { each(column, mine); return mine; }, _ => { });
        }
        catch (AggregateException several)
        {
            // Callers are told what went wrong, not on how many cores.
            ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
        }
    }
}
