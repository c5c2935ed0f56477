using System.Security.Cryptography;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.SignIn;

/// <summary>What a person may show beside their password.</summary>
public enum FactorKind
{
    App,
    RecoveryCode,
}

/// <summary>
/// Authenticator apps and recovery codes. Each is used up by being accepted: a step of thirty seconds, or a code on paper.
/// All of it happens in a transaction for that person.
/// </summary>
public sealed class SecondFactors(Sealing sealing, TimeProvider clock)
{
    public const int RecoveryCodes = 10;
    private const string Purpose = "authenticator";

    public Task<bool> IsSetUpAsync(TenantTransaction transaction, UserId person, CancellationToken cancellation) =>
        transaction.Db.SecondFactors.AnyAsync(row => row.UserId == person, cancellation);

    /// <summary>Takes a code of the app or from paper, once.</summary>
    /// <returns>Which it was; null where it is wrong or was used before.</returns>
    public async Task<FactorKind?> UseAsync(TenantTransaction transaction, UserId person, string typed, CancellationToken cancellation)
    {
        var code = new string([.. typed.Where(char.IsAsciiLetterOrDigit)]).ToUpperInvariant();
        if (code.Length == Totp.Digits && code.All(char.IsAsciiDigit))
            return await UseAppAsync(transaction, person, code, cancellation) ? FactorKind.App : null;
        return await UseRecoveryAsync(transaction, person, code, cancellation) ? FactorKind.RecoveryCode : null;
    }

    /// <summary>Takes up an app whose code was seen. One that was there before is gone, with its recovery codes.</summary>
    /// <returns>The recovery codes, to be shown once.</returns>
    public async Task<IReadOnlyList<string>> SetUpAsync(
        TenantTransaction transaction, UserId person, byte[] secret, long usedStep, CancellationToken cancellation)
    {
        await RemoveAsync(transaction, person, cancellation);
        transaction.Db.SecondFactors.Add(Row(person, secret, usedStep));
        await MarkAsync(transaction, person, true, cancellation);
        return await MakeCodesAsync(transaction, person, cancellation);
    }

    /// <summary>A row of somebody whose app is known beforehand: demonstrations and tests.</summary>
    public SecondFactor Row(UserId person, byte[] secret, long usedStep) => new()
    {
        UserId = person,
        SecretSealed = sealing.Seal(Purpose, secret),
        EnrolledAt = clock.GetUtcNow(),
        LastStep = usedStep,
    };

    public async Task RemoveAsync(TenantTransaction transaction, UserId person, CancellationToken cancellation)
    {
        await transaction.Db.RecoveryCodes.Where(row => row.UserId == person).ExecuteDeleteAsync(cancellation);
        await transaction.Db.SecondFactors.Where(row => row.UserId == person).ExecuteDeleteAsync(cancellation);
        await MarkAsync(transaction, person, false, cancellation);
    }

    /// <summary>New ones in place of the old. Only their hashes are kept: 120 random bits each need no slow hash.</summary>
    public async Task<IReadOnlyList<string>> MakeCodesAsync(TenantTransaction transaction, UserId person, CancellationToken cancellation)
    {
        await transaction.Db.RecoveryCodes.Where(row => row.UserId == person).ExecuteDeleteAsync(cancellation);
        string[] codes = [.. Enumerable.Range(0, RecoveryCodes).Select(_ => Totp.ToBase32(RandomNumberGenerator.GetBytes(15)))];
        transaction.Db.RecoveryCodes.AddRange(codes.Select(code => new RecoveryCode
        {
            UserId = person,
            Hash = Sealing.HashOf($"{person}{code}"),
            MadeAt = clock.GetUtcNow(),
        }));
        return [.. codes.Select(code => string.Join('-', code.Chunk(6).Select(six => new string(six))))];
    }

    private async Task<bool> UseAppAsync(TenantTransaction transaction, UserId person, string code, CancellationToken cancellation)
    {
        var kept = await transaction.Db.SecondFactors.AsNoTracking().SingleOrDefaultAsync(row => row.UserId == person, cancellation);
        if (kept is null || sealing.Open(Purpose, kept.SecretSealed) is not { } secret)
            return false;
        if (Totp.StepOf(secret, code, clock.GetUtcNow(), kept.LastStep) is not { } step)
            return false;

        // Of two at once with the same code one finds the step taken.
        return await transaction.Db.SecondFactors.Where(row => row.UserId == person && row.LastStep < step)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.LastStep, step), cancellation) == 1;
    }

    private async Task<bool> UseRecoveryAsync(TenantTransaction transaction, UserId person, string code, CancellationToken cancellation)
    {
        var (hash, now) = (Sealing.HashOf($"{person}{code}"), clock.GetUtcNow());
        return await transaction.Db.RecoveryCodes.Where(row => row.UserId == person && row.Hash == hash && row.UsedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.UsedAt, now), cancellation) == 1;
    }

    /// <summary>So that the people's page of an administrator can say whether there is one.</summary>
    private static Task<int> MarkAsync(TenantTransaction transaction, UserId person, bool enabled, CancellationToken cancellation)
    {
        var id = person.Value;
        return transaction.Db.Users.Where(row => row.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.TwoFactorEnabled, enabled), cancellation);
    }
}
