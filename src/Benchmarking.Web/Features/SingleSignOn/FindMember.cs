using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.SingleSignOn.Protocol;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.SingleSignOn;

/// <summary>
/// Who it is that a provider speaks of. It is believed about people with an active membership of its own organisation, and
/// the first time about addresses of that organisation's confirmed domains alone. From then on the provider's own name for
/// the person counts, whatever their address becomes.
/// </summary>
public sealed class FindMember(UserManager<User> users, TenantDoor door, TimeProvider clock)
{
    /// <exception cref="SignOnRefused">It is nobody whom this provider may let in.</exception>
    public async Task<User> HandleAsync(OrganisationId organisation, Assertion said, CancellationToken cancellation)
    {
        var name = $"{said.Issuer}#{organisation}";
        var known = await users.FindByLoginAsync(name, said.Subject);
        var user = known ?? await FindByAddressAsync(organisation, said, cancellation);
        if (user is null or { SuspendedAt: not null } || !await IsMemberAsync(organisation, new UserId(user.Id), cancellation))
            throw new SignOnRefused(SignOnProblem.NotAMember);

        if (known is null)
            await BindAsync(organisation, user, new UserLoginInfo(name, said.Subject, "Single sign-on"), cancellation);
        return user;
    }

    private async Task<User?> FindByAddressAsync(OrganisationId organisation, Assertion said, CancellationToken cancellation)
    {
        if (said.Email is null || said.Domain is not { } domain)
            throw new SignOnRefused(SignOnProblem.NoAddress);
        if (said.EmailVerified == false)
            throw new SignOnRefused(SignOnProblem.AddressNotVerified);

        await using (var anybody = await door.OpenPublicAsync(cancellation))
        {
            if (!await anybody.Db.DomainHolders.AnyAsync(row => row.Domain == domain && row.Holder == organisation, cancellation))
                throw new SignOnRefused(SignOnProblem.AddressOutside);
        }

        return await users.FindByEmailAsync(said.Email);
    }

    private async Task<bool> IsMemberAsync(OrganisationId organisation, UserId user, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenForProviderAsync(organisation, user, cancellation);
        return await transaction.Db.Memberships.AnyAsync(
            row => row.OrganisationId == organisation && row.UserId == user && row.Status == Membership.Active, cancellation);
    }

    private async Task BindAsync(OrganisationId organisation, User user, UserLoginInfo login, CancellationToken cancellation)
    {
        var bound = await users.AddLoginAsync(user, login);
        if (!bound.Succeeded)
            throw new SignOnRefused(SignOnProblem.NotAMember, "the account could not be bound to the provider’s");

        await using var transaction = await door.OpenForProviderAsync(organisation, new UserId(user.Id), cancellation);
        transaction.Audit(organisation, new UserId(user.Id), clock.GetUtcNow(), "bound an account to the organisation’s provider", "single sign-on");
        await transaction.CommitAsync(cancellation);
    }
}
