using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Seeding;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Demonstration;

/// <summary>Brings in the members of the demonstration and the people who can sign in for them.</summary>
public sealed class DemonstrationPeople(TenantDoor door, IPasswordHasher<User> hasher, ILookupNormalizer normalizer, TimeProvider clock)
{
    /// <summary>The demonstration's organisations, those missing added.</summary>
    public async Task<IReadOnlyList<Organisation>> OrganisationsAsync(
        string ownerConnectionString, DateTimeOffset joinedAt, CancellationToken cancellation)
    {
        await using var owner = await OwnerTransaction.OpenAsync(ownerConnectionString, cancellation);
        var present = await owner.Db.Organisations.Where(row => row.IsDemonstration).ToListAsync(cancellation);
        var missing = SeedRows.DemonstrationOrganisations(joinedAt).Where(row => present.All(own => own.Slug != row.Slug)).ToList();
        owner.Db.AddRange(missing);
        await owner.CommitAsync(cancellation);
        return [.. present.Concat(missing).OrderBy(row => row.Slug, StringComparer.Ordinal)];
    }

    /// <summary>
    /// Everybody's account, by email. Made once, all together; the file is written before anything is committed, so that
    /// no password is ever in use that nobody can read.
    /// </summary>
    public async Task<IReadOnlyDictionary<string, UserId>> AccountsAsync(
        string ownerConnectionString, IReadOnlyList<Organisation> organisations, string file, CancellationToken cancellation)
    {
        await using var owner = await OwnerTransaction.OpenAsync(ownerConnectionString, cancellation);
        var users = await owner.Db.Users.Where(row => row.IsDemonstration).ToListAsync(cancellation);
        if (users.Count == 0)
        {
            var accounts = DemonstrationAccounts.New(organisations);
            users = [.. accounts.AsParallel().AsOrdered().Select(User)];
            owner.Db.Users.AddRange(users);
            foreach (var (account, user) in accounts.Zip(users).Where(pair => pair.First.Organisation.Length == 0))
                owner.Db.PersonRoles.Add(new PersonRole { UserId = new(user.Id), Role = account.Roles[0].Stored(), GrantedAt = clock.GetUtcNow() });
            PrivateFile.Write(file, DemonstrationAccounts.Csv(accounts));
            await owner.CommitAsync(cancellation);
        }

        return users.ToDictionary(user => user.Email!, user => new UserId(user.Id));
    }

    /// <summary>Who acts for an organisation in which role, written inside its own wall.</summary>
    public async Task JoinAsync(Organisation organisation, IReadOnlyDictionary<string, UserId> users, CancellationToken cancellation)
    {
        var wanted = DemonstrationAccounts.New([organisation])
            .Where(account => account.Organisation == organisation.Name)
            .SelectMany(account => account.Roles.Select(role => (User: users[account.Email], Role: role.Stored())));
        await using var transaction = await door.OpenAsync(Actor(organisation, users, "contributor", Role.Contributor), cancellation);
        var present = await transaction.Db.Memberships
            .Where(row => row.OrganisationId == organisation.Id)
            .Select(row => new { row.UserId, row.Role })
            .ToListAsync(cancellation);
        transaction.Db.Memberships.AddRange(wanted
            .Where(want => !present.Any(own => own.UserId == want.User && own.Role == want.Role))
            .Select(want => new Membership
            {
                OrganisationId = organisation.Id,
                UserId = want.User,
                Role = want.Role,
                Status = Membership.Active,
                GrantedAt = clock.GetUtcNow(),
            }));
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>The person of that name acting for the organisation.</summary>
    public static Actor Actor(Organisation organisation, IReadOnlyDictionary<string, UserId> users, string name, Role role)
    {
        var hat = new Hat(organisation.Id.ToString(), organisation.Name, organisation.Id, [role]);
        return new Actor(users[DemonstrationAccounts.Email(name, organisation)], role.Words(), hat, [hat]);
    }

    public static Actor Administrator(IReadOnlyDictionary<string, UserId> users)
    {
        var hat = new Hat("consortium", Role.ConsortiumAdmin.Words(), null, [Role.ConsortiumAdmin]);
        return new Actor(users[DemonstrationAccounts.Consortium], hat.Name, hat, [hat]);
    }

    private User User(DemonstrationAccount account)
    {
        var user = new User
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            UserName = account.Email,
            NormalizedUserName = normalizer.NormalizeName(account.Email),
            Email = account.Email,
            NormalizedEmail = normalizer.NormalizeEmail(account.Email),
            EmailConfirmed = true,
            LockoutEnabled = true,
            SecurityStamp = Guid.NewGuid().ToString("N"),
            DisplayName = account.DisplayName,
            IsDemonstration = true,
        };
        user.PasswordHash = hasher.HashPassword(user, account.Password);
        return user;
    }
}
