using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.ApiTokens;

/// <summary>What came of making a token.</summary>
public abstract record MakeTokenResult
{
    /// <param name="Secret">To be shown now and never again.</param>
    public sealed record Made(ApiToken Token, TokenSecret Secret) : MakeTokenResult;

    /// <summary>The same form was sent before: its token was shown then.</summary>
    public sealed record MadeBefore : MakeTokenResult;

    /// <summary>There are as many as an organisation may have at work.</summary>
    public sealed record TooMany(int Most) : MakeTokenResult;
}

/// <summary>Makes a token, keeps its hash, and puts it on record.</summary>
public sealed class MakeToken(TenantDoor door, TimeProvider clock)
{
    /// <summary>More than this at work are more than anybody watches.</summary>
    public const int MostAtWork = 50;

    /// <param name="form">One that has no problems.</param>
    public async Task<MakeTokenResult> HandleAsync(Actor actor, TokenForm form, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var organisation = actor.OrganisationId!.Value;
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        // Makers stand in a line: two that press at once would both be the last one allowed.
        await db.Database.ExecuteSqlAsync(
            $"select pg_advisory_xact_lock(hashtextextended('tokens of ' || {organisation.ToString()}, 0))", cancellation);
        if (await db.ApiTokens.AnyAsync(token => token.Id == form.Id, cancellation))
            return new MakeTokenResult.MadeBefore();
        if (await db.ApiTokens.CountAsync(token => token.RevokedAt == null && token.ExpiresAt > now, cancellation) >= MostAtWork)
            return new MakeTokenResult.TooMany(MostAtWork);

        var secret = TokenSecret.Make(organisation, form.Id);
        var made = new ApiToken
        {
            OrganisationId = organisation,
            Id = form.Id,
            Name = form.TrimmedName,
            Hash = secret.Hash,
            Scopes = [.. form.ChosenScopes.Select(scope => scope.Stored())],
            MadeAt = now,
            MadeBy = actor.UserId,
            ExpiresAt = now.AddDays(form.Days!.Value),
        };
        db.ApiTokens.Add(made);
        transaction.Audit(actor, now, "made a token", $"token {made.Name}", $"{string.Join(", ", made.Scopes)}, for {form.Days} days");
        await transaction.CommitAsync(cancellation);
        return new MakeTokenResult.Made(made, secret);
    }
}
