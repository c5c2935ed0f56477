using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Collections;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Features.Demonstration;

/// <summary>
/// A collection is published twice: the final benchmarks of the demonstration's older quarters are asked for as soon as
/// their provisional ones are there. The newest stays provisional.
/// </summary>
public sealed class DemonstrationFinals(IServiceScopeFactory scopes, TimeProvider clock)
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan GiveUp = TimeSpan.FromMinutes(10);

    public async Task AskAsync(Actor administrator, CancellationToken cancellation)
    {
        var asked = new HashSet<CollectionId>();
        var until = clock.GetUtcNow() + GiveUp;
        while (clock.GetUtcNow() < until)
        {
            await using var scope = scopes.CreateAsyncScope();
            var collections = scope.ServiceProvider.GetRequiredService<DemonstrationCollections>();
            var older = (await collections.HistoryAsync(cancellation)).Skip(1).ToList();
            foreach (var stand in older.Where(stand => stand.State == CollectionState.Provisional && asked.Add(stand.Id)))
                await collections.RequestAsync(administrator, stand, CollectionStep.PublishFinal, cancellation);
            if (older.All(stand => stand.State == CollectionState.Final || asked.Contains(stand.Id)))
                return;

            await Task.Delay(LookAgain, clock, cancellation);
        }
    }
}
