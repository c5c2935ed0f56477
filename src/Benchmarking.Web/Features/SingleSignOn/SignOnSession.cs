using System.Security.Claims;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Identity;

namespace Benchmarking.Web.Features.SingleSignOn;

/// <summary>Begins the session of somebody whom a provider has let in, for its own organisation alone.</summary>
public sealed class SignOnSession(SignInManager<User> signIn)
{
    public Task StartAsync(HttpContext context, User user, OrganisationId organisation, bool hasSecondFactor, CancellationToken cancellation) =>
        signIn.SignInWithClaimsAsync(user, isPersistent: false, [new Claim(CurrentActor.HatClaim, organisation.ToString())]);
}
