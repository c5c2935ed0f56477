using Benchmarking.Web.Database.Tables;

namespace Benchmarking.Web.Features.Uploads;

public static class UploadRows
{
    /// <summary>The uploads without their files, which are read only to be handed back.</summary>
    public static IQueryable<Upload> WithoutContent(this IQueryable<Upload> uploads) => uploads.Select(own => new Upload
    {
        OrganisationId = own.OrganisationId,
        Id = own.Id,
        CollectionId = own.CollectionId,
        FileName = own.FileName,
        State = own.State,
        Answers = own.Answers,
        Problems = own.Problems,
        Told = own.Told,
        ReturnVersion = own.ReturnVersion,
        UploadedAt = own.UploadedAt,
        UploadedBy = own.UploadedBy,
        AppliedAt = own.AppliedAt,
        AppliedBy = own.AppliedBy,
    });
}
