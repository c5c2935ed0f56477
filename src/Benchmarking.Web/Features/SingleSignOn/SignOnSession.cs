using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.SignIn;
using Benchmarking.Web.Features.SingleSignOn.Protocol;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Features.SingleSignOn;

/// <summary>
/// Begins the session of somebody whom a provider has let in. It opens that organisation's hat and no other, so that one
/// organisation's provider never opens another's, or the consortium's.
/// </summary>
public sealed class SignOnSession(Sessions sessions)
{
    /// <param name="hasSecondFactor">The provider says that it saw one; otherwise the site asks for its own where a role demands it.</param>
    /// <exception cref="SignOnRefused">The person was suspended in this moment.</exception>
    public async Task StartAsync(HttpContext context, User user, OrganisationId organisation, bool hasSecondFactor, CancellationToken cancellation)
    {
        var proof = new SignInProof(SignInMethod.SingleSignOn, hasSecondFactor, organisation);
        if (await sessions.StartAsync(context, user, proof, cancellation) is null)
            throw new SignOnRefused(SignOnProblem.NotAMember);
    }
}
