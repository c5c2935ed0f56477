using System.Security.Claims;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace Benchmarking.Web.Features.SignIn;

/// <summary>What the cookie of a session says: who, by which stamp, in which session, under which hat. Nothing else.</summary>
public static class SessionCookie
{
    /// <summary>Puts a new ticket into the browser, and takes the person for signed in from here on.</summary>
    public static async Task GiveAsync(HttpContext context, User user, Actor actor, string? hat)
    {
        var identity = new ClaimsIdentity(
            [
                new Claim(ClaimTypes.NameIdentifier, user.Id.ToString()),
                new Claim(new ClaimsIdentityOptions().SecurityStampClaimType, user.SecurityStamp ?? ""),
                new Claim(CurrentActor.SessionClaim, actor.Session!.Id.ToString()),
            ],
            IdentityConstants.ApplicationScheme);
        if (hat is not null)
            identity.AddClaim(new Claim(CurrentActor.HatClaim, hat));
        var principal = new ClaimsPrincipal(identity);
        await context.SignInAsync(IdentityConstants.ApplicationScheme, principal, new AuthenticationProperties());
        context.User = principal;
        context.PutActor(actor);
    }

    /// <summary>Takes it away, and with it what pages left in the browser.</summary>
    public static async Task TakeAsync(HttpContext context)
    {
        await context.SignOutAsync(IdentityConstants.ApplicationScheme);
        context.Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
    }
}
