using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Register.Documents;

/// <summary>
/// What an address opens to everybody: the one approved document it was made for. It is read without an organisation, so
/// the database itself shows nothing else. Unknown and revoked look alike.
/// </summary>
public sealed class ReadPublicDocument(TenantDoor door)
{
    public async Task<DocumentSheet?> ReadAsync(string token, string? read, CancellationToken cancellation)
    {
        if (!PublicToken.CanBe(token))
            return null;

        await using var transaction = await door.OpenPublicAsync(token, cancellation);
        var document = await transaction.Db.RegisterDocuments.AsNoTracking().SingleOrDefaultAsync(cancellation);
        return document is null ? null : DocumentSheet.Of(document, document.Content, read);
    }
}
