using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Register.Opportunities;

/// <summary>Writes a way to take part down, changes it, and ends it or offers it again.</summary>
public sealed class EditOpportunity(TenantDoor door, KeepRow keep, TimeProvider clock)
{
    public const string Noun = "way to take part";

    public static Opportunity New() => new() { Name = "" };

    /// <param name="id">Null for a new one.</param>
    /// <returns>Null where there is none such.</returns>
    public async Task<OpportunityPage?> LoadAsync(Actor actor, Guid? id, OpportunityForm? typed, IReadOnlyList<FormError> errors, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var row = id is null ? null : await transaction.Db.Opportunities.AsNoTracking().SingleOrDefaultAsync(known => known.Id == id, cancellation);
        return id is not null && row is null
            ? null
            : new OpportunityPage(
                row,
                typed ?? (row is null ? new OpportunityForm() : OpportunityForm.Of(row)),
                await transaction.Db.LadderRungs.AsNoTracking().OrderBy(rung => rung.Rung).ToListAsync(cancellation),
                errors);
    }

    public Task<KeepResult> HandleAsync(Actor actor, Guid? id, OpportunityForm form, CancellationToken cancellation) => keep.HandleAsync(
        actor, id, form.Version, Noun, New, (_, reading) => Task.FromResult(form.Read(reading)), cancellation);

    /// <param name="ended">True from today on; false offers it again.</param>
    public Task<KeepResult> EndAsync(Actor actor, Guid id, int version, bool ended, CancellationToken cancellation) => keep.HandleAsync(
        actor, id, version, Noun, New,
        (_, _) => Task.FromResult<Action<Opportunity>>(row => row.EndedOn = ended ? LondonTime.DateOf(clock.GetUtcNow()) : null),
        cancellation);
}
