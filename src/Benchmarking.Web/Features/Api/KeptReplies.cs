using System.Security.Cryptography;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Benchmarking.Web.Features.Api;

/// <summary>
/// Makes a change happen once, however often it is asked for under the same key. The reply is written in the
/// transaction of its effect, under a key that PostgreSQL lets stand once: of several at the same time one comes first,
/// the others fail over it or over the return's version, look again, and find its reply.
/// </summary>
public sealed class KeptReplies(TenantDoor door, TimeProvider clock)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(7);

    /// <param name="work">Does it, and keeps its reply by <see cref="Keep"/>; a refusal is not kept.</param>
    public async Task<ApiReply> OnceAsync(Actor actor, ApiRequest request, Func<Task<ApiReply>> work, CancellationToken cancellation)
    {
        if (request.Key is not { } key)
            return await work();
        if (await FindAsync(actor, key, request.Hash, cancellation) is { } before)
            return before;

        ApiReply reply;
        try
        {
            reply = await work();
        }
        catch (DbUpdateException race) when (race.InnerException is PostgresException { ConstraintName: "idempotent_replies_pkey" })
        {
            return await FindAsync(actor, key, request.Hash, cancellation) ?? ApiProblem.Of(ProblemKind.Busy);
        }

        // A refusal may be due to the same request having come first.
        return reply.IsSuccess ? reply : await FindAsync(actor, key, request.Hash, cancellation) ?? reply;
    }

    /// <summary>Adds the reply to what the transaction does, and drops those that are too old.</summary>
    public async Task Keep(TenantTransaction transaction, Actor actor, ApiRequest request, ApiReply reply, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var before = now - KeptFor;
        await transaction.Db.IdempotentReplies.Where(row => row.MadeAt < before).ExecuteDeleteAsync(cancellation);
        transaction.Db.IdempotentReplies.Add(new IdempotentReply
        {
            OrganisationId = actor.OrganisationId!.Value,
            Key = request.Key!,
            RequestHash = request.Hash,
            Status = reply.Status,
            Headers = ApiJson.Write(new KeptHeaders(reply.ContentType, reply.Version)),
            Body = reply.Body,
            MadeAt = now,
        });
    }

    private async Task<ApiReply?> FindAsync(Actor actor, string key, byte[] hash, CancellationToken cancellation)
    {
        var before = clock.GetUtcNow() - KeptFor;
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var kept = await transaction.Db.IdempotentReplies.AsNoTracking()
            .SingleOrDefaultAsync(row => row.Key == key && row.MadeAt >= before, cancellation);
        if (kept is null)
            return null;
        if (!CryptographicOperations.FixedTimeEquals(kept.RequestHash, hash))
            return ApiProblem.Of(ProblemKind.KeyReused);

        var headers = System.Text.Json.JsonSerializer.Deserialize<KeptHeaders>(kept.Headers, ApiJson.Options)!;
        return new ApiReply(kept.Status, kept.Body, headers.ContentType, headers.Version);
    }

    private sealed record KeptHeaders(string ContentType, int? Version);
}
