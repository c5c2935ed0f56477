using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Platform.Jobs;
using Benchmarking.Web.Tenancy;
using Benchmarking.Workbooks.Reading;

namespace Benchmarking.Web.Features.PublicData;

/// <summary>What came of a file sent in.</summary>
public abstract record UploadPublicResult
{
    /// <summary>Kept, and the worker is asked to read it.</summary>
    public sealed record Queued(Guid Import) : UploadPublicResult;

    /// <summary>It is no workbook. Nothing was kept.</summary>
    public sealed record Refused(string Sentence) : UploadPublicResult;
}

/// <summary>Takes a regulator's workbook in. What is no workbook at all is refused here and now.</summary>
public sealed class UploadPublicData(TenantDoor door, JobBell bell, TimeProvider clock)
{
    public async Task<UploadPublicResult> HandleAsync(Actor actor, string fileName, byte[] content, CancellationToken cancellation)
    {
        if (!SafeWorkbook.TryOpen(content, out _, out var refusal))
            return new UploadPublicResult.Refused($"{refusal.Message} {refusal.Cure}");

        await using var transaction = await door.OpenAsync(actor, cancellation);
        var now = clock.GetUtcNow();
        var import = new PublicImport
        {
            FileName = SentFileName.Shown(fileName),
            Content = content,
            State = PublicImportState.Waiting,
            UploadedAt = now,
            UploadedBy = actor.UserId.Value,
        };
        transaction.Db.PublicImports.Add(import);
        transaction.Db.ConsortiumJobs.Add(actor.Ask(JobKind.ImportPublicData, import.Id, import.FileName, now));
        transaction.AuditConsortium(actor, now, "uploaded", "public data", import.FileName);
        await transaction.CommitAsync(cancellation);
        bell.Ring();
        return new UploadPublicResult.Queued(import.Id);
    }
}
