using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.CaseStudies.Reading;

/// <summary>The bytes of a picture or document, as cleaned when it was added.</summary>
public sealed record AttachmentFile(byte[] Content, string MediaType, byte[] Sha256);

/// <summary>Reads what belongs to the published revision of a study; of what is not for the reader there is nothing.</summary>
public sealed class ReadAttachment(TenantDoor door)
{
    public Task<AttachmentFile?> ReadPictureAsync(Actor? actor, Guid study, int position, CancellationToken cancellation) =>
        ReadAsync(actor, study, CaseStudyFileKind.Picture, position, cancellation);

    public Task<AttachmentFile?> ReadDocumentAsync(Actor? actor, Guid study, CancellationToken cancellation) =>
        ReadAsync(actor, study, CaseStudyFileKind.Document, null, cancellation);

    public async Task<AttachmentFile?> ReadAsync(
        Actor? actor, Guid study, CaseStudyFileKind kind, int? position, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenForReaderAsync(actor, cancellation);
        var db = transaction.Db;
        return await (
                from revision in db.PublishedStudiesHere()
                where revision.Study == study
                join file in db.CaseStudyAttachments on new { revision.Study, revision.Revision } equals new { file.Study, file.Revision }
                where file.Kind == kind && (position == null || file.Position == position)
                orderby file.Position
                select new AttachmentFile(file.Content, file.MediaType, file.Sha256))
            .FirstOrDefaultAsync(cancellation);
    }
}
