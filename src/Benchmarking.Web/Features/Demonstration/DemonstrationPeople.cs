using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Seeding;
using Benchmarking.Web.Features.SignIn;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Demonstration;

/// <summary>Brings in the members of the demonstration and the people who can sign in for them.</summary>
public sealed class DemonstrationPeople(
    TenantDoor door, IPasswordHasher<User> hasher, ILookupNormalizer normalizer, SecondFactors factors, TimeProvider clock)
{
    /// <summary>The demonstration's organisations, those missing added; none where the consortium has members of its own.</summary>
    public async Task<IReadOnlyList<Organisation>> OrganisationsAsync(
        string ownerConnectionString, DateTimeOffset joinedAt, CancellationToken cancellation)
    {
        await using var owner = await OwnerTransaction.OpenAsync(ownerConnectionString, cancellation);
        var present = await owner.Db.Organisations.ToListAsync(cancellation);
        if (present.Any(row => !row.IsDemonstration))
            return [];

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
            DemonstrationPerson[] people =
                [.. organisations.SelectMany(DemonstrationPerson.Of), DemonstrationPerson.Administrator, DemonstrationPerson.Researcher];
            DemonstrationAccount[] accounts = [.. people.Select(DemonstrationAccount.New)];
            users = [.. accounts.AsParallel().AsOrdered().Select(User)];
            owner.Db.Users.AddRange(users);
            // Saved first: the roles refer to them.
            await owner.Db.SaveChangesAsync(cancellation);
            owner.Db.PersonRoles.AddRange(
                from pair in people.Zip(users)
                from role in pair.First.OwnRoles
                select new PersonRole { UserId = new(pair.Second.Id), Role = role.Stored(), GrantedAt = clock.GetUtcNow() });
            owner.Db.SecondFactors.AddRange(
                from pair in accounts.Zip(users)
                where pair.First.TotpSecret.Length > 0
                select factors.Row(new UserId(pair.Second.Id), Totp.FromBase32(pair.First.TotpSecret), 0));
            await JoinAsync(owner, organisations, users.ToDictionary(user => user.Email!, user => new UserId(user.Id)), cancellation);
            PrivateFile.Write(file, DemonstrationAccounts.Csv(accounts));
            await owner.CommitAsync(cancellation);
        }

        return users.ToDictionary(user => user.Email!, user => new UserId(user.Id));
    }

    /// <summary>What the organisation aims at: written inside its own wall.</summary>
    public async Task AimAsync(Organisation organisation, IReadOnlyDictionary<string, UserId> users, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(
            ActorOf(organisation, users, "contributor", Role.Contributor), cancellation);
        var db = transaction.Db;
        if (!await db.Targets.AnyAsync(cancellation))
            db.Targets.AddRange(SeedRows.TargetsOf(organisation));
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>
    /// Who acts for which organisation. Nobody makes themselves a member, and there is nobody yet who could invite: so the
    /// owner of the tables writes the first ones, and the walls stand aside for this transaction alone.
    /// </summary>
    private async Task JoinAsync(
        OwnerTransaction owner, IReadOnlyList<Organisation> organisations, IReadOnlyDictionary<string, UserId> users, CancellationToken cancellation)
    {
        await owner.Db.SaveChangesAsync(cancellation);
        await owner.Db.Database.ExecuteSqlAsync($"alter table memberships no force row level security", cancellation);
        owner.Db.Memberships.AddRange(
            from organisation in organisations
            from person in DemonstrationPerson.Of(organisation)
            from role in person.Memberships
            select new Membership
            {
                OrganisationId = organisation.Id,
                UserId = users[person.Email],
                Role = role.Stored(),
                Status = Membership.Active,
                GrantedAt = clock.GetUtcNow(),
            });
        await owner.Db.SaveChangesAsync(cancellation);
        await owner.Db.Database.ExecuteSqlAsync($"alter table memberships force row level security", cancellation);
    }

    /// <summary>The person of that name acting for the organisation.</summary>
    public static Actor ActorOf(Organisation organisation, IReadOnlyDictionary<string, UserId> users, string name, Role role)
    {
        var hat = new Hat(organisation.Id.ToString(), organisation.Name, organisation.Id, [role]);
        return new Actor(users[DemonstrationPerson.EmailOf(name, organisation)], role.Words(), hat, [hat]);
    }

    public static Actor AdministratorOf(IReadOnlyDictionary<string, UserId> users)
    {
        var hat = new Hat("consortium", Role.ConsortiumAdmin.Words(), null, [Role.ConsortiumAdmin]);
        return new Actor(users[DemonstrationPerson.Administrator.Email], hat.Name, hat, [hat]);
    }

    private User User(DemonstrationAccount account)
    {
        var email = account.Person.Email;
        var user = new User
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            UserName = email,
            NormalizedUserName = normalizer.NormalizeName(email),
            Email = email,
            NormalizedEmail = normalizer.NormalizeEmail(email),
            EmailConfirmed = true,
            LockoutEnabled = true,
            SecurityStamp = Guid.NewGuid().ToString("N"),
            DisplayName = account.Person.DisplayName,
            TwoFactorEnabled = account.TotpSecret.Length > 0,
            IsDemonstration = true,
        };
        user.PasswordHash = hasher.HashPassword(user, account.Password);
        return user;
    }
}
