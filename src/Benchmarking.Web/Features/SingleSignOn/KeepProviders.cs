using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.SignIn;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.SingleSignOn;

/// <summary>Lists the providers that open a person's account, and removes one.</summary>
public sealed class KeepProviders(AccountLetters letters, UserManager<User> users, TenantDoor door, TimeProvider clock)
{
    public async Task<IReadOnlyList<BoundProvider>> LoadAsync(Actor actor, CancellationToken cancellation) =>
        [.. (await FindAsync(actor, cancellation)).Select(own => own.Line)];

    /// <returns>False where there is no such one. Sessions that were begun by it are over.</returns>
    public async Task<bool> HandleAsync(HttpContext context, Actor actor, string id, CancellationToken cancellation)
    {
        var (_, login, organisation) = (await FindAsync(actor, cancellation)).SingleOrDefault(own => own.Line.Id == id);
        if (login is null)
            return false;

        var (now, person) = (clock.GetUtcNow(), actor.UserId);
        var user = (await users.FindByIdAsync(person.ToString()))!;
        await using var transaction = await door.OpenForOrganisationAsync(organisation, person, cancellation);
        var db = transaction.Db;
        if (await db.UserLogins.Where(row => row.UserId == person.Value && row.LoginProvider == login.LoginProvider && row.ProviderKey == login.ProviderKey)
            .ExecuteDeleteAsync(cancellation) == 0)
            return false;

        await db.Sessions.Where(row => row.UserId == person && row.OnlyOrganisation == organisation && row.EndedAt == null && row.EndsAt > now)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.EndedAt, now), cancellation);
        transaction.Happened(person, now, SignInEventKind.ProviderRemoved, BrowserWords.Of(context), "single sign-on");
        letters.Tell(
            transaction, user, "An organisation’s sign-in was removed",
            "An organisation’s sign-in was removed from your account at the Involvement Benchmark. Whoever was signed in by it is signed out.");
        transaction.Audit(organisation, person, now, "removed the organisation’s provider from an account", "single sign-on");
        await transaction.CommitAsync(cancellation);
        letters.Ring();
        return true;
    }

    private async Task<List<(BoundProvider Line, IdentityUserLogin<Guid>? Login, OrganisationId Organisation)>> FindAsync(Actor actor, CancellationToken cancellation)
    {
        var id = actor.UserId.Value;
        await using var transaction = await door.OpenForPersonAsync(actor.UserId, cancellation);
        var logins = await transaction.Db.UserLogins.AsNoTracking().Where(row => row.UserId == id).OrderBy(row => row.LoginProvider).ToListAsync(cancellation);
        var ours = logins.Select(login => (Login: login, Name: BoundProvider.Read(login.LoginProvider))).Where(own => own.Name is not null)
            .Select(own => (own.Login, own.Name!.Value.Issuer, own.Name.Value.Organisation)).ToList();
        var whose = ours.Select(own => own.Organisation).ToList();
        var names = await transaction.Db.Organisations.Where(row => whose.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.Name, cancellation);
        return
        [
            .. ours.Select(own => (
                new BoundProvider(BoundProvider.IdOf(own.Login.LoginProvider, own.Login.ProviderKey), names.GetValueOrDefault(own.Organisation, "An organisation"), own.Issuer),
                (IdentityUserLogin<Guid>?)own.Login, own.Organisation)),
        ];
    }
}
