using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Identity;

namespace Benchmarking.Web.Features.SignIn;

/// <summary>
/// Asks somebody who is signed in for a code: where their provider vouched for no second factor, and before the factor itself
/// is changed or removed.
/// </summary>
public sealed class GiveSecondFactor(CheckCode check, SetUpSecondFactor setUp, UserManager<User> users)
{
    /// <returns>What is wrong; null where they go on in a new session that has its second factor.</returns>
    public async Task<string?> HandleAsync(HttpContext context, Actor actor, string code, CancellationToken cancellation)
    {
        var user = (await users.FindByIdAsync(actor.UserId.ToString()))!;
        if (await WrongAsync(context, user, code, cancellation) is { } wrong)
            return wrong;

        await setUp.GoOnAsync(context, user, actor, cancellation);
        return null;
    }

    /// <summary>What is wrong with the code; null where it is right, and used up.</summary>
    /// <param name="what">As what it is counted.</param>
    public async Task<string?> WrongAsync(
        HttpContext context, User user, string code, CancellationToken cancellation, string what = SignInTries.Code) =>
        await check.UseAsync(context, user, code, cancellation, what) switch
        {
            CodeResult.Right => null,
            CodeResult.TooMany => "Too many wrong codes. Wait 15 minutes, then try again.",
            _ => CheckCode.WrongWords,
        };
}
