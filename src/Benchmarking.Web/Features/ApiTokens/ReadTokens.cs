using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Database;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.ApiTokens;

public enum TokenState
{
    Works,
    Expired,
    Revoked,

    /// <summary>Its maker has left, is suspended, or lost their role in the organisation.</summary>
    MakerGone,
}

/// <summary>One line of the list of tokens.</summary>
public sealed record TokenLine(
    Guid Id,
    string Name,
    IReadOnlyList<Scope> Scopes,
    DateTimeOffset MadeAt,
    string MadeBy,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? LastUsedAt,
    DateTimeOffset? RevokedAt,
    TokenState State);

/// <summary>One page of the list.</summary>
public sealed record TokensPage(IReadOnlyList<TokenLine> Lines, int Page, int Pages)
{
    /// <summary>What was done last: a name to say "revoked" of; null otherwise.</summary>
    public string? Revoked { get; init; }
}

/// <summary>Reads the organisation's tokens: those that work first, then the newest.</summary>
public sealed class ReadTokens(TenantDoor door, TimeProvider clock)
{
    private const int PerPage = 25;

    public async Task<TokensPage> LoadAsync(Actor actor, int page, CancellationToken cancellation)
    {
        var lines = await LinesAsync(actor, null, cancellation);
        var (shown, pages) = Pagination.Place(page, lines.Count, PerPage);
        return new TokensPage([.. lines.Skip((shown - 1) * PerPage).Take(PerPage)], shown, pages);
    }

    /// <summary>One token; null where the organisation has no such.</summary>
    public async Task<TokenLine?> FindAsync(Actor actor, Guid id, CancellationToken cancellation) =>
        (await LinesAsync(actor, id, cancellation)).SingleOrDefault();

    private async Task<List<TokenLine>> LinesAsync(Actor actor, Guid? only, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        var tokens = await db.ApiTokens.AsNoTracking().Where(token => only == null || token.Id == only).ToListAsync(cancellation);
        var makers = tokens.Select(token => token.MadeBy).Distinct().ToList();
        var names = await db.NamesAsync(makers, cancellation);
        var there = await db.StillThereAsync(makers, cancellation);
        var now = clock.GetUtcNow();
        return
        [
            .. from token in tokens
               let state = StateOf(token, there.Contains(token.MadeBy), now)
               orderby state == TokenState.Works descending, token.MadeAt descending
               select new TokenLine(
                   token.Id, token.Name, [.. token.Scopes.Select(Scopes.FromStored).OfType<Scope>()], token.MadeAt,
                   names.Of(token.MadeBy) ?? "somebody who has left", token.ExpiresAt, token.LastUsedAt, token.RevokedAt, state),
        ];
    }

    private static TokenState StateOf(ApiToken token, bool makerIsThere, DateTimeOffset now) => token switch
    {
        { RevokedAt: not null } => TokenState.Revoked,
        _ when token.ExpiresAt <= now => TokenState.Expired,
        _ => makerIsThere ? TokenState.Works : TokenState.MakerGone,
    };
}
