using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.SignIn;
using Benchmarking.Web.Features.SingleSignOn.Protocol;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.SingleSignOn;

/// <summary>
/// Who it is that a provider speaks of. It is believed about people with an active membership of its own organisation, and
/// the first time about addresses of that organisation's confirmed domains alone. From then on the provider's own name for
/// the person counts, whatever their address becomes there, for as long as their address here is in a confirmed domain.
/// </summary>
public sealed class FindMember(UserManager<User> users, AccountLetters letters, TenantDoor door, TimeProvider clock)
{
    /// <param name="browser">As the person's own list calls it.</param>
    /// <exception cref="SignOnRefused">It is nobody whom this provider may let in.</exception>
    public async Task<User> HandleAsync(OrganisationId organisation, Assertion said, string browser, CancellationToken cancellation)
    {
        var name = BoundProvider.NameOf(said.Issuer, organisation);
        var known = await users.FindByLoginAsync(name, said.Subject);
        var user = known ?? await FindByAddressAsync(organisation, said, cancellation);
        if (user is null or { SuspendedAt: not null } || !await IsMemberAsync(organisation, new UserId(user.Id), cancellation))
            throw new SignOnRefused(SignOnProblem.NotAMember);

        // A domain that was taken back takes its people with it, also those whom the provider knew before.
        if (known is not null && (MailDomain.Of(known.Email) is not { } domain || !await HoldsAsync(organisation, domain, cancellation)))
            throw new SignOnRefused(SignOnProblem.AddressOutside, "the domain of the account’s address is not confirmed any more");
        if (known is null)
            await BindAsync(organisation, user, new UserLoginInfo(name, said.Subject, "Single sign-on"), browser, cancellation);
        return user;
    }

    private async Task<User?> FindByAddressAsync(OrganisationId organisation, Assertion said, CancellationToken cancellation)
    {
        if (said.Email is null || said.Domain is not { } domain)
            throw new SignOnRefused(SignOnProblem.NoAddress);
        if (said.EmailVerified == false)
            throw new SignOnRefused(SignOnProblem.AddressNotVerified);

        if (!await HoldsAsync(organisation, domain, cancellation))
            throw new SignOnRefused(SignOnProblem.AddressOutside);
        return await users.FindByEmailAsync(said.Email);
    }

    private async Task<bool> HoldsAsync(OrganisationId organisation, string domain, CancellationToken cancellation)
    {
        await using var anybody = await door.OpenPublicAsync(cancellation);
        return await anybody.Db.DomainHolders.AnyAsync(row => row.Domain == domain && row.Holder == organisation, cancellation);
    }

    private async Task<bool> IsMemberAsync(OrganisationId organisation, UserId user, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenForOrganisationAsync(organisation, user, cancellation);
        return await transaction.Db.Memberships.AnyAsync(
            row => row.OrganisationId == organisation && row.UserId == user && row.Status == Membership.Active, cancellation);
    }

    private async Task BindAsync(OrganisationId organisation, User user, UserLoginInfo login, string browser, CancellationToken cancellation)
    {
        var bound = await users.AddLoginAsync(user, login);
        if (!bound.Succeeded)
            throw new SignOnRefused(SignOnProblem.NotAMember, "the account could not be bound to the provider’s");

        await using var transaction = await door.OpenForOrganisationAsync(organisation, new UserId(user.Id), cancellation);
        var (person, now) = (new UserId(user.Id), clock.GetUtcNow());
        var whose = await transaction.Db.Organisations.Where(row => row.Id == organisation).Select(row => row.Name).SingleAsync(cancellation);
        transaction.Happened(person, now, SignInEventKind.ProviderBound, browser, "single sign-on");
        letters.Tell(
            transaction, user, "Your work account opens your account now",
            $"The sign-in of {whose} was used for your account at the Involvement Benchmark for the first time. From now on it opens what you may do for {whose}. You see it, and can remove it, at /account/providers.");
        transaction.Audit(organisation, person, now, "bound an account to the organisation’s provider", "single sign-on");
        await transaction.CommitAsync(cancellation);
        letters.Ring();
    }
}
