using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Research;

/// <summary>A researcher says who they are and for what they want data, and accepts the terms that hold now.</summary>
public sealed class SaveDetails(TenantDoor door, TimeProvider clock)
{
    /// <summary>As it stands; a name is there from the account.</summary>
    public async Task<ResearchFields> LoadAsync(Actor actor, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        var known = await db.Researchers.AsNoTracking().SingleOrDefaultAsync(row => row.UserId == actor.UserId, cancellation);
        return new ResearchFields
        {
            Name = known?.Name ?? actor.Name,
            Affiliation = known?.Affiliation,
            Purpose = known?.Purpose,
            Accepted = await db.TermsAcceptances.AnyAsync(row => row.UserId == actor.UserId && row.Version == ResearchTerms.Version, cancellation),
        };
    }

    /// <param name="form">One that has no problems.</param>
    public async Task HandleAsync(Actor actor, ResearchFields form, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        var known = await db.Researchers.SingleOrDefaultAsync(row => row.UserId == actor.UserId, cancellation);
        if (known is null)
        {
            db.Researchers.Add(new Researcher
            {
                UserId = actor.UserId,
                Name = form.TrimmedName,
                Affiliation = form.TrimmedAffiliation,
                Purpose = form.TrimmedPurpose,
                ConfirmedAt = now,
            });
        }
        else
        {
            (known.Name, known.Affiliation, known.Purpose) = (form.TrimmedName, form.TrimmedAffiliation, form.TrimmedPurpose);
        }

        if (!await db.TermsAcceptances.AnyAsync(row => row.UserId == actor.UserId && row.Version == ResearchTerms.Version, cancellation))
            db.TermsAcceptances.Add(new TermsAcceptance { UserId = actor.UserId, Version = ResearchTerms.Version, AcceptedAt = now });
        await transaction.CommitAsync(cancellation);
    }
}
