using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Returns;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Uploads;

/// <summary>Reads one upload of the organisation that is acted for.</summary>
public sealed class ReadUpload(TenantDoor door, TimeProvider clock)
{
    /// <summary>The upload's page; null where this organisation has none such.</summary>
    public async Task<UploadPage?> LoadAsync(Actor actor, Period period, Guid id, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        if (await transaction.Db.FindAsync(period, cancellation) is not { } sheet)
            return null;

        var upload = await transaction.Db.Uploads.AsNoTracking().WithoutContent()
            .SingleOrDefaultAsync(own => own.Id == id && own.CollectionId == sheet.Collection.Id, cancellation);
        return upload is null ? null : new UploadPage(upload, sheet, ReturnLock.Why(sheet, clock.GetUtcNow()));
    }

    /// <summary>The upload with its file as it was sent; null where this organisation has none such, or its file was not kept.</summary>
    public async Task<Upload?> FindAsync(Actor actor, Period period, Guid id, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var periodText = period.ToString();
        var upload = await (
                from own in transaction.Db.Uploads
                join collection in transaction.Db.Collections on own.CollectionId equals collection.Id
                where own.Id == id && collection.Period == periodText
                select own)
            .AsNoTracking().SingleOrDefaultAsync(cancellation);
        return upload is { Content.Length: > 0 } ? upload : null;
    }
}
