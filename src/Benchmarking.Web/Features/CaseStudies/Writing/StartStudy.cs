using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Features.CaseStudies.Writing;

/// <summary>Begins a case study: a draft with a title and nothing else.</summary>
public sealed class StartStudy(TenantDoor door, TimeProvider clock)
{
    /// <returns>Its id.</returns>
    public async Task<Guid> HandleAsync(Actor actor, string title, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var now = clock.GetUtcNow();
        var content = new StudyContent(new StudyDraft { Title = title }, [], new StudyConsent());
        var study = CaseStudy.Of(actor.OrganisationId!.Value, actor.UserId, now, content.ToJson());
        study.Anonymous = true; // until its author says otherwise
        transaction.Db.CaseStudies.Add(study);
        transaction.Audit(actor, now, "began a case study", $"case study {study.Id}");
        await transaction.CommitAsync(cancellation);
        return study.Id;
    }
}
