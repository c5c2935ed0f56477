using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Returns;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Uploads;

/// <summary>Takes a waiting file's answers over into the return, all or nothing, once.</summary>
public sealed class ApplyUpload(TenantDoor door, SaveReturn save, TimeProvider clock)
{
    /// <returns>What the save said; null where this organisation has no such upload waiting.</returns>
    public async Task<SaveResult?> HandleAsync(Actor actor, Period period, Guid id, CancellationToken cancellation)
    {
        if (await FindAsync(actor, id, cancellation) is not { } upload)
            return null;

        var now = clock.GetUtcNow();
        return await save.HandleAsync(
            actor, period, upload.ReturnVersion, _ => UploadedAnswers.Of(upload), cancellation,
            transaction => transaction.Db.Uploads.Where(own => own.Id == id && own.State == UploadState.Waiting)
                .ExecuteUpdateAsync(set => set
                    .SetProperty(own => own.State, UploadState.Applied)
                    .SetProperty(own => own.AppliedAt, now)
                    .SetProperty(own => own.AppliedBy, actor.UserId), cancellation));
    }

    private async Task<Upload?> FindAsync(Actor actor, Guid id, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        return await transaction.Db.Uploads.AsNoTracking().WithoutContent()
            .SingleOrDefaultAsync(own => own.Id == id && own.State == UploadState.Waiting, cancellation);
    }
}
