using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.SignIn;

/// <summary>What a browser needs to ask a passkey.</summary>
/// <param name="Challenge">Names the question when it is answered.</param>
/// <param name="Options">As <c>navigator.credentials</c> takes them, in JSON.</param>
public sealed record PasskeyQuestion(Guid Challenge, string Options);

/// <summary>
/// Questions to passkeys. Each is kept by the site until it is answered, and gone then: an answer that was seen on its way
/// opens nothing a second time.
/// </summary>
public sealed class PasskeyQuestions(IPasskeyHandler<User> passkeys, Sealing sealing, TenantDoor door, TimeProvider clock)
{
    private const string Purpose = "passkey-question";

    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(5);

    /// <summary>To whoever signs in: any passkey of this site may answer.</summary>
    public async Task<PasskeyQuestion> ToAnybodyAsync(HttpContext context, CancellationToken cancellation)
    {
        var made = await passkeys.MakeRequestOptionsAsync(null, context);
        return new PasskeyQuestion(await KeepAsync(null, made.AssertionState, cancellation), made.RequestOptionsJson);
    }

    /// <summary>For a new passkey of somebody.</summary>
    public async Task<PasskeyQuestion> ForNewAsync(HttpContext context, User user, CancellationToken cancellation)
    {
        var made = await passkeys.MakeCreationOptionsAsync(
            new PasskeyUserEntity { Id = user.Id.ToString(), Name = user.Email!, DisplayName = user.DisplayName }, context);
        return new PasskeyQuestion(await KeepAsync(new UserId(user.Id), made.AttestationState, cancellation), made.CreationOptionsJson);
    }

    /// <summary>Whose passkey answered; null where the answer is wrong, comes again or too late, or is of a passkey that is not known.</summary>
    public async Task<PasskeyAssertionResult<User>?> AnsweredAsync(
        HttpContext context, Guid challenge, string credential, CancellationToken cancellation)
    {
        if (await TakeAsync(challenge, null, cancellation) is not { } state)
            return null;

        var result = await passkeys.PerformAssertionAsync(
            new PasskeyAssertionContext { HttpContext = context, CredentialJson = credential, AssertionState = state });
        return result is { Succeeded: true, User.SuspendedAt: null } ? result : null;
    }

    /// <summary>The new passkey; null where the answer is not good.</summary>
    public async Task<UserPasskeyInfo?> MadeAsync(
        HttpContext context, User user, Guid challenge, string credential, CancellationToken cancellation)
    {
        if (await TakeAsync(challenge, new UserId(user.Id), cancellation) is not { } state)
            return null;

        var result = await passkeys.PerformAttestationAsync(
            new PasskeyAttestationContext { HttpContext = context, CredentialJson = credential, AttestationState = state });
        return result.Succeeded && result.UserEntity?.Id == user.Id.ToString() ? result.Passkey : null;
    }

    private async Task<Guid> KeepAsync(UserId? person, string? state, CancellationToken cancellation)
    {
        var (id, now) = (Guid.NewGuid(), clock.GetUtcNow());
        await using var transaction = await OpenAsync(person, cancellation);
        await transaction.Db.PasskeyChallenges.Where(row => row.ExpiresAt < now).ExecuteDeleteAsync(cancellation);
        transaction.Db.PasskeyChallenges.Add(new PasskeyChallenge
        {
            Id = id,
            UserId = person,
            State = sealing.Seal(Purpose, System.Text.Encoding.UTF8.GetBytes(state ?? "")),
            ExpiresAt = now + Lasts,
        });
        await transaction.CommitAsync(cancellation);
        return id;
    }

    /// <summary>What was asked, once.</summary>
    private async Task<string?> TakeAsync(Guid id, UserId? person, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await OpenAsync(person, cancellation);
        var taken = await transaction.Db.PasskeyChallenges.FromSql($"delete from passkey_challenges where id = {id} returning *")
            .AsNoTracking().ToListAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return taken is [var one] && one.ExpiresAt > now && one.UserId == person && sealing.Open(Purpose, one.State) is { } state
            ? System.Text.Encoding.UTF8.GetString(state)
            : null;
    }

    private Task<TenantTransaction> OpenAsync(UserId? person, CancellationToken cancellation) =>
        person is { } known ? door.OpenForPersonAsync(known, cancellation) : door.OpenPublicAsync(cancellation);
}
