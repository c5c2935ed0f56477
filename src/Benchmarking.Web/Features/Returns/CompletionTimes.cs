using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Returns;

internal static class CompletionTimes
{
    /// <summary>
    /// Tells the steering group how many minutes a return took, and of no organisation; sent again, it is the same line
    /// with the new sum. A return that came by file or program alone has no minutes to tell.
    /// </summary>
    public static async Task NoteTimeAsync(this BenchmarkingDb db, Return own, CancellationToken cancellation)
    {
        if (own.SecondsSpent == 0)
            return;

        var minutes = Math.Clamp((own.SecondsSpent + 30) / 60, 1, 100_000);
        if (own.CompletionId is { } id)
        {
            await db.CompletionTimes.Where(row => row.Id == id)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Minutes, minutes), cancellation);
            return;
        }

        var time = new CompletionTime { CollectionId = own.CollectionId, Minutes = minutes };
        db.CompletionTimes.Add(time);
        own.CompletionId = time.Id;
    }
}
