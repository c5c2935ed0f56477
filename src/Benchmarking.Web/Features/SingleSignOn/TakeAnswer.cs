using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.SingleSignOn.Protocol;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.SingleSignOn;

/// <summary>What a provider's answer carries back in the address.</summary>
public sealed class AnswerQuery
{
    public string? State { get; set; }

    public string? Code { get; set; }

    public string? Iss { get; set; }

    public string? Error { get; set; }
}

/// <summary>What came of it.</summary>
/// <param name="Attempt">Null where no attempt of this browser is under way.</param>
public abstract record AnswerResult(Attempt? Attempt)
{
    /// <summary>The provider is believed; what it says is not looked at yet.</summary>
    public sealed record Said(Attempt Attempt, Assertion Assertion) : AnswerResult(Attempt);

    public sealed record Refused(Attempt? Attempt, SignOnProblem Problem, string Detail) : AnswerResult(Attempt);
}

/// <summary>
/// Takes the answer that a browser brings back from a provider: once, for the attempt that this browser began, from the
/// provider that was asked. In this order, so that nothing is asked of anybody for an answer that is not ours.
/// </summary>
public sealed class TakeAnswer(TenantDoor door, Providers providers, CodeExchange exchange, SealedSecret secrets, TimeProvider clock)
{
    /// <summary>Longer than any attempt lasts.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(1);

    /// <param name="attempt">As the browser kept it; null where it kept none.</param>
    /// <param name="redirect">The address that the answer came in at.</param>
    public async Task<AnswerResult> HandleAsync(Attempt? attempt, AnswerQuery answer, string redirect, CancellationToken cancellation)
    {
        if (attempt is null)
            return new AnswerResult.Refused(null, SignOnProblem.NotStartedHere, "");

        try
        {
            if (!attempt.Belongs(answer.State))
                throw new SignOnRefused(SignOnProblem.NotStartedHere, "the answer belongs to another attempt (state)");

            var settings = await TakeOnceAsync(attempt, cancellation);
            if (answer.Error is { Length: > 0 } no)
                throw new SignOnRefused(SignOnProblem.SaidNo, Plain(no));

            var provider = await providers.FindAsync(settings.Issuer, cancellation);
            if (answer.Iss is null ? provider.SaysIssuer : answer.Iss != provider.Issuer)
                throw new SignOnRefused(SignOnProblem.OtherProvider, "the answer is another provider’s, or does not say whose (iss)");
            if (answer.Code is not { Length: > 0 and <= 4096 } code)
                throw new SignOnRefused(SignOnProblem.CodeRefused, "the answer has no code");
            if (secrets.Open(attempt.Organisation, settings.SecretSealed) is not { } secret)
                throw new SignOnRefused(SignOnProblem.SecretUnreadable);

            var client = new Client(settings.ClientId, secret, redirect);
            return new AnswerResult.Said(attempt, await exchange.RedeemAsync(provider, client, attempt, code, cancellation));
        }
        catch (SignOnRefused refused)
        {
            return new AnswerResult.Refused(attempt, refused.Problem, refused.Detail);
        }
    }

    /// <summary>Notes that the answer was taken, before anything is done with it.</summary>
    private async Task<SingleSignOnRow> TakeOnceAsync(Attempt attempt, CancellationToken cancellation)
    {
        var (organisation, hash, now) = (attempt.Organisation, attempt.StateHash, clock.GetUtcNow());
        await using var transaction = await door.OpenForOrganisationAsync(organisation, null, cancellation);
        var db = transaction.Db;
        var forgotten = now - Remembered;
        await db.SingleSignOnAnswers.Where(row => row.TakenAt < forgotten).ExecuteDeleteAsync(cancellation);
        var taken = await db.Database.ExecuteSqlAsync(
            $"insert into single_sign_on_answers (organisation_id, state_hash, taken_at) values ({organisation.Value}, {hash}, {now}) on conflict do nothing",
            cancellation);
        if (taken == 0)
            throw new SignOnRefused(SignOnProblem.TakenAlready);

        var settings = await db.SingleSignOn.AsNoTracking().SingleOrDefaultAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        if (settings is null || (!settings.SwitchedOn && attempt.Tester is null))
            throw new SignOnRefused(SignOnProblem.SwitchedOff);
        return settings.Version == attempt.Version ? settings : throw new SignOnRefused(SignOnProblem.SettingsChanged);
    }

    /// <summary>A provider's own word for why not, which comes by way of the browser: letters and underscores, or it is not repeated.</summary>
    private static string Plain(string error) =>
        error.Length <= 60 && error.All(letter => char.IsAsciiLetterLower(letter) || letter == '_') ? error : "no reason that can be repeated";
}
