using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Releases.Deciding;
using Benchmarking.Web.Features.Releases.Making;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Demonstration;

/// <summary>
/// One research release of the demonstration, open to everybody: asked for by the administrator once the history is published,
/// made by the worker, approved by a member of the steering group. Where there is any release it is left alone.
/// </summary>
public sealed class DemonstrationRelease(IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <summary>Each quarter is attacked anew, which takes a while.</summary>
    private const int Quarters = 2;

    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);

    public async Task MakeAsync(Actor administrator, CancellationToken cancellation)
    {
        while (!await HistoryIsPublishedAsync(cancellation))
            await Task.Delay(LookAgain, clock, cancellation);
        if (await ApproverAsync(cancellation) is not { } approver || await AskAsync(administrator, cancellation) is not { } release)
            return;
        while (true)
        {
            await using var scope = scopes.CreateAsyncScope();
            var page = await scope.ServiceProvider.GetRequiredService<ReadManagedRelease>().LoadAsync(approver, release, cancellation);
            if (page is not { IsUnderWay: true })
            {
                await scope.ServiceProvider.GetRequiredService<ApproveRelease>().HandleAsync(approver, release, cancellation);
                return;
            }

            await Task.Delay(LookAgain, clock, cancellation);
        }
    }

    private async Task<bool> HistoryIsPublishedAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var history = await scope.ServiceProvider.GetRequiredService<DemonstrationCollections>().HistoryAsync(cancellation);
        return history.Skip(1).All(stand => stand.State == CollectionState.Final);
    }

    /// <returns>The release; null where there is one already.</returns>
    private async Task<Guid?> AskAsync(Actor administrator, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using (var transaction = await scope.ServiceProvider.GetRequiredService<TenantDoor>().OpenAsync(administrator, cancellation))
        {
            if (await transaction.Db.Releases.AnyAsync(cancellation))
                return null;
        }

        var ask = scope.ServiceProvider.GetRequiredService<AskForRelease>();
        var page = await ask.LoadAsync(administrator, cancellation);
        var form = page.Form;
        form.Publications =
        [
            .. page.Publications.Where(row => form.Publications.Contains(row.Number)).OrderByDescending(row => row.Period, StringComparer.Ordinal)
                .Take(Quarters).Select(row => row.Number),
        ];
        form.Title = "Resident involvement benchmarks";
        form.Summary = "Medians and quartiles of how landlords involve residents, by peer group and quarter. Made-up figures, to try things out with.";
        form.Records = ReleaseDraft.Stored(ReleaseRecords.None); // hardly anything of two dozen members' profiles could be shown
        form.Licence = Licence.Attribution.Code;
        return (await ask.HandleAsync(administrator, form, cancellation)).Made;
    }

    /// <summary>Somebody of the steering group; null where the demonstration has none.</summary>
    private async Task<Actor?> ApproverAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var transaction = await scope.ServiceProvider.GetRequiredService<TenantDoor>().OpenPublicAsync(cancellation);
        var db = transaction.Db;
        var organisation = await db.Organisations.AsNoTracking().Where(row => row.IsDemonstration && row.Steering == "yes")
            .OrderBy(row => row.Slug).FirstOrDefaultAsync(cancellation);
        if (organisation is null)
            return null;
        var users = await db.Users.Where(row => row.IsDemonstration).ToDictionaryAsync(row => row.Email!, row => new UserId(row.Id), cancellation);
        return DemonstrationPeople.ActorOf(organisation, users, "steering", Role.Steering);
    }
}
