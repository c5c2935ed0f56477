using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Register.Documents;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Features.Register.Assessments;

/// <summary>Writes the own words of a draft; its figures are the register's.</summary>
public sealed class EditAssessment(TenantDoor door, KeepRow keep)
{
    /// <returns>Null where there is no such draft.</returns>
    public async Task<AssessmentPage?> LoadAsync(Actor actor, Guid id, AssessmentForm? typed, IReadOnlyList<FormError> errors, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        return await transaction.Db.FindDraftAsync(id, DocumentKind.Assessment, cancellation) is { } draft
            ? new AssessmentPage(draft, typed ?? AssessmentForm.Of(draft), errors)
            : null;
    }

    public Task<KeepResult> HandleAsync(Actor actor, Guid id, AssessmentForm form, CancellationToken cancellation) => keep.HandleAsync<RegisterDocument>(
        actor, id, form.Version, DocumentWords.Noun, () => throw new InvalidOperationException("A draft is begun, not saved into being."),
        async (db, reading) =>
        {
            var title = await db.TitleOfAsync(id, DocumentKind.Assessment, reading, form.Title, cancellation);
            var content = DocumentContent.Write(new AssessmentContent(form.Read(reading), []));
            return row => (row.Title, row.Content) = (title, content);
        },
        cancellation);
}
