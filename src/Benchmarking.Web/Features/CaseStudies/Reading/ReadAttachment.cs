using System.Buffers.Text;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.CaseStudies.Reading;

/// <summary>A picture or document, as cleaned when it was added.</summary>
/// <param name="Content">Null where the reader has it already.</param>
public sealed record AttachmentFile(byte[]? Content, string MediaType, string Tag);

/// <summary>Reads what belongs to the published revision of a study; of what is not for the reader there is nothing.</summary>
public sealed class ReadAttachment(TenantDoor door)
{
    public Task<AttachmentFile?> ReadPictureAsync(
        Actor? actor, Guid study, int position, IReadOnlyCollection<string> known, CancellationToken cancellation) =>
        ReadAsync(actor, study, CaseStudyFileKind.Picture, position, known, cancellation);

    public Task<AttachmentFile?> ReadDocumentAsync(
        Actor? actor, Guid study, IReadOnlyCollection<string> known, CancellationToken cancellation) =>
        ReadAsync(actor, study, CaseStudyFileKind.Document, null, known, cancellation);

    /// <param name="known">Tags of what the reader has: the content, up to 20 MB, is read only if it is none of them.</param>
    public async Task<AttachmentFile?> ReadAsync(
        Actor? actor, Guid study, CaseStudyFileKind kind, int? position, IReadOnlyCollection<string> known, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenForAnybodyAsync(actor, cancellation);
        var db = transaction.Db;
        var files =
            from revision in db.PublishedStudiesHere()
            where revision.Study == study
            join file in db.CaseStudyAttachments on new { revision.Study, revision.Revision } equals new { file.Study, file.Revision }
            where file.Kind == kind && (position == null || file.Position == position)
            orderby file.Position
            select file;
        if (await files.Select(file => new { file.Sha256, file.MediaType, file.Revision, file.Position }).FirstOrDefaultAsync(cancellation) is not { } found)
            return null;

        var tag = $"\"{Base64Url.EncodeToString(found.Sha256)}\"";
        if (known.Contains(tag))
            return new AttachmentFile(null, found.MediaType, tag);
        var content = await files.Where(file => file.Revision == found.Revision && file.Position == found.Position)
            .Select(file => file.Content).FirstOrDefaultAsync(cancellation);
        return content is null ? null : new AttachmentFile(content, found.MediaType, tag);
    }
}
