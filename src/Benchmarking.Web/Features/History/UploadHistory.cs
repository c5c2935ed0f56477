using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Platform.OrganisationJobs;
using Benchmarking.Web.Tenancy;
using Benchmarking.Workbooks.Reading;

namespace Benchmarking.Web.Features.History;

/// <summary>What came of a file of earlier figures that was sent in.</summary>
public abstract record UploadHistoryResult
{
    /// <summary>Kept, and the worker is asked to read it.</summary>
    public sealed record Queued(Guid Import) : UploadHistoryResult;

    /// <summary>It is no table at all, in one sentence. Nothing was kept.</summary>
    public sealed record Refused(string Sentence) : UploadHistoryResult;
}

/// <summary>Takes a file of earlier figures in. What is no table at all is refused here and now.</summary>
public sealed class UploadHistory(TenantDoor door, OrganisationJobBell bell, TimeProvider clock)
{
    public async Task<UploadHistoryResult> HandleAsync(Actor actor, string fileName, byte[] content, CancellationToken cancellation)
    {
        if (!SafeTable.TryOpen(content, out _, out var refusal, HistoryTemplate.Sheet))
            return new UploadHistoryResult.Refused($"{refusal.Message} {refusal.Cure}");

        await using var transaction = await door.OpenAsync(actor, cancellation);
        var now = clock.GetUtcNow();
        var import = new HistoryImport
        {
            OrganisationId = actor.OrganisationId!.Value,
            FileName = SentFileName.Shown(fileName),
            Content = content,
            State = HistoryImportState.Waiting,
            UploadedAt = now,
            UploadedBy = actor.UserId,
        };
        transaction.Db.HistoryImports.Add(import);
        transaction.Db.OrganisationJobs.Add(HistoryJobs.For(actor, import.Id, now));
        transaction.Audit(actor, now, "uploaded", "earlier figures", import.FileName);
        if (!await HistoryJobs.TryCommitAsync(transaction, cancellation))
            return new UploadHistoryResult.Refused(HistoryJobs.Busy);
        bell.Ring();
        return new UploadHistoryResult.Queued(import.Id);
    }
}
