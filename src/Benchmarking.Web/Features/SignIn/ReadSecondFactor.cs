using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.SignIn;

/// <summary>How somebody stands with their second factor.</summary>
/// <param name="SetUpAt">Null where there is no authenticator app.</param>
/// <param name="MustHave">True where a hat of theirs opens nothing without.</param>
/// <param name="MustUsePasskey">True where a passkey is the only factor: signing in with it is the way on.</param>
/// <param name="MustGive">True where there is one, and this session has not seen it.</param>
/// <param name="ByProvider">True where an organisation's provider signed in, which changes nothing about the account.</param>
public sealed record SecondFactorPage(
    DateTimeOffset? SetUpAt, int CodesLeft, bool MustHave, bool MustGive, bool MustUsePasskey, bool ByProvider, string? ReturnUrl);

public sealed class ReadSecondFactor(UserManager<User> users, TenantDoor door)
{
    public async Task<SecondFactorPage> LoadAsync(Actor actor, string? returnUrl, CancellationToken cancellation)
    {
        var person = actor.UserId;
        var hasPasskey = (await users.GetPasskeysAsync((await users.FindByIdAsync(person.ToString()))!)).Count > 0;
        await using var transaction = await door.OpenForPersonAsync(person, cancellation);
        var setUpAt = await transaction.Db.SecondFactors.Where(row => row.UserId == person)
            .Select(row => (DateTimeOffset?)row.EnrolledAt).SingleOrDefaultAsync(cancellation);
        var left = await transaction.Db.RecoveryCodes.CountAsync(row => row.UserId == person && row.UsedAt == null, cancellation);
        return new SecondFactorPage(
            setUpAt, left, actor.Hats.Any(SecondFactorRule.Demands), setUpAt is not null && !actor.HasSecondFactor,
            setUpAt is null && hasPasskey && !actor.HasSecondFactor, actor.Session?.Only is not null, returnUrl);
    }
}
