using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.ApiTokens;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Research;

/// <summary>What the form for a researcher's token posts.</summary>
public sealed class ResearchTokenForm
{
    /// <summary>Chosen by the page, so that a form sent twice makes one token.</summary>
    public Guid Id { get; set; } = Guid.NewGuid();

    public string? Name { get; set; }

    public string TrimmedName => (Name ?? "").Trim();

    public IReadOnlyList<FormError> Problems() =>
        TrimmedName.Length is 0 or > TokenForm.LongestName || TrimmedName.Any(char.IsControl)
            ? [new FormError(nameof(Name), $"Give it a name of at most {TokenForm.LongestName} characters, such as the script that will use it")]
            : [];
}

public sealed record NewResearchTokenPage(ResearchTokenForm Form, IReadOnlyList<FormError> Errors);

/// <param name="Secret">To be shown now and never again.</param>
public sealed record MadeResearchToken(string Name, DateTimeOffset ExpiresAt, TokenSecret Secret);

/// <summary>Makes and revokes the tokens of one researcher.</summary>
public sealed class KeepTokens(TenantDoor door, TimeProvider clock)
{
    public const int MostAtWork = 10;

    private const int LastsDays = 365;

    /// <param name="form">One that has no problems.</param>
    /// <returns>The token; null where the same form was sent before. Too many at work are an error of the form.</returns>
    public async Task<(MadeResearchToken? Made, FormError? TooMany)> HandleAsync(
        Actor actor, ResearchTokenForm form, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        // Makers stand in a line: two presses at once would both be the last one allowed.
        await db.Database.ExecuteSqlAsync(
            $"select pg_advisory_xact_lock(hashtextextended('research tokens of ' || {actor.UserId.ToString()}, 0))", cancellation);
        var own = db.ResearchTokens.Where(row => row.UserId == actor.UserId);
        if (await own.AnyAsync(row => row.Id == form.Id, cancellation))
            return (null, null);
        if (await own.CountAsync(row => row.RevokedAt == null && row.ExpiresAt > now, cancellation) >= MostAtWork)
            return (null, new FormError(null, $"{MostAtWork} tokens are at work already. Revoke one that is no longer used first."));

        var secret = TokenSecret.Make(actor.UserId, form.Id);
        var made = new ResearchToken
        {
            UserId = actor.UserId,
            Id = form.Id,
            Name = form.TrimmedName,
            Hash = secret.Hash,
            MadeAt = now,
            ExpiresAt = now.AddDays(LastsDays),
        };
        db.ResearchTokens.Add(made);
        await transaction.CommitAsync(cancellation);
        return (new MadeResearchToken(made.Name, made.ExpiresAt, secret), null);
    }

    /// <returns>The token's name; null where there is no such. Revoking twice changes nothing.</returns>
    public async Task<string?> RevokeAsync(Actor actor, Guid id, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var token = await transaction.Db.ResearchTokens.SingleOrDefaultAsync(row => row.UserId == actor.UserId && row.Id == id, cancellation);
        if (token is null or { RevokedAt: not null })
            return token?.Name;

        token.RevokedAt = clock.GetUtcNow();
        await transaction.CommitAsync(cancellation);
        return token.Name;
    }
}
