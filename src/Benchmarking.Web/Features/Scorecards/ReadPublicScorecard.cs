using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Scorecards;

/// <summary>
/// What an address opens to everybody: the one approved scorecard it was made for. It is read without an organisation,
/// so the database itself shows nothing else. Unknown and revoked look alike.
/// Exact figures stay inside: what is rounded in the sentence is not said more closely below it.
/// </summary>
public sealed class ReadPublicScorecard(TenantDoor door)
{
    public async Task<SheetPage?> ReadAsync(string token, CancellationToken cancellation)
    {
        if (!PublicToken.CanBe(token))
            return null;

        await using var transaction = await door.OpenPublicAsync(token, cancellation);
        var approved = await transaction.Db.Scorecards.AsNoTracking().SingleOrDefaultAsync(cancellation);
        return approved is null ? null : SheetPage.OfPublic(approved);
    }
}
