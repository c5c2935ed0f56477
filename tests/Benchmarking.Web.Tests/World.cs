using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Privacy;
using Benchmarking.Web.Features.SignIn;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Benchmarking.Web.Tests;

/// <summary>A person who can sign in with <see cref="World.Password"/>.</summary>
public sealed record Person(Guid Id, string Email, string Name);

/// <summary>A member of the consortium made for one test.</summary>
public sealed record Member(Guid Id, string Name);

/// <summary>A collection made for one test.</summary>
public sealed record Round(Guid Id, Period Period);

/// <summary>Makes what a test needs behind the site's back, as the server's superuser: fresh every time, so tests run side by side.</summary>
public sealed class World(NpgsqlDataSource owner)
{
    public const string Password = "a long phrase for tests";

    /// <summary>A single round of hashing: the cost of a password is not what these tests are about, and they sign in often.</summary>
    public static readonly PasswordHasherOptions Hashing = new() { IterationCount = 1 };

    private static readonly string Hash = new PasswordHasher<User>(Options.Create(Hashing)).HashPassword(new User { DisplayName = "" }, Password);
    private static int _rounds;

    /// <summary>In the database that tests share.</summary>
    public World(PostgresFixture postgres)
        : this(postgres.OwnerSource)
    {
        // The site's start fills the catalogue from which collections are made.
        _ = postgres.Web.Services;
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async Task<Member> MemberAsync(string region = "Nowhere", string sizeBand = "None", string type = "none")
    {
        var member = new Member(Guid.NewGuid(), $"Member {Guid.NewGuid():N}"[..20]);
        await RunAsync(
            """
            insert into organisations (id, slug, name, short_name, region, size_band, type, joined_at)
            values ($1, $2, $2, $2, $3, $4, $5, now())
            """, member.Id, member.Name, region, sizeBand, type);
        await RunAsync("insert into processing_terms_acceptances values ($1, $2, now(), gen_random_uuid())", member.Id, ProcessingTerms.Version);
        return member;
    }

    /// <summary>A person with roles in one organisation.</summary>
    public async Task<Person> PersonAsync(Member member, params Role[] roles)
    {
        var person = await PersonAsync();
        await JoinAsync(person, member, Membership.Active, roles);
        return person;
    }

    public async Task JoinAsync(Person person, Member member, string status, params Role[] roles)
    {
        foreach (var role in roles)
            await RunAsync("insert into memberships values ($1, $2, $3, $4, now())", member.Id, person.Id, role.Stored(), status);
    }

    /// <summary>A person with roles of their own: consortium administrator, researcher, or none.</summary>
    public async Task<Person> PersonAsync(params Role[] roles)
    {
        var id = Guid.NewGuid();
        var person = new Person(id, $"{id:N}@test.example", $"Person {id:N}"[..15]);
        await RunAsync(
            """
            insert into users (id, user_name, normalized_user_name, email, normalized_email, email_confirmed, password_hash,
              security_stamp, concurrency_stamp, phone_number_confirmed, two_factor_enabled, lockout_enabled, access_failed_count, display_name)
            values ($1, $2, upper($2), $2, upper($2), true, $3, $4, $4, false, false, true, 0, $5)
            """, id, person.Email, Hash, Guid.NewGuid().ToString("N"), person.Name);
        foreach (var role in roles)
            await RunAsync("insert into person_roles values ($1, $2, now())", id, role.Stored());
        return person;
    }

    /// <summary>Gives a person an authenticator app, for tests that walk the sign-in pages.</summary>
    /// <returns>Its secret, in base 32.</returns>
    public async Task<string> AuthenticatorAsync(Person person, Site site)
    {
        var secret = Totp.NewSecret();
        var row = site.Services.GetRequiredService<SecondFactors>().Row(new UserId(person.Id), secret, 0);
        await RunAsync(
            "insert into second_factors (user_id, secret_sealed, enrolled_at, last_step) values ($1, $2, now(), 0)", person.Id, row.SecretSealed);
        await RunAsync("update users set two_factor_enabled = true where id = $1", person.Id);
        return Totp.ToBase32(secret);
    }

    /// <summary>A collection of all metrics that returns ask for, in a period that no other test uses; open unless said otherwise.</summary>
    public async Task<Round> RoundAsync(string state = "open", string scope = "%", Period? period = null)
    {
        var round = new Round(Guid.NewGuid(), period ?? NextPeriod());
        await RunAsync(
            """
            insert into collections (id, period, state, opens_at, due_at, last_new_at, last_edit_at)
            values ($1, $2, $3, now() - interval '1 day', now() + interval '7 days', now() + interval '14 days', now() + interval '21 days')
            """, round.Id, round.Period.ToString(), state);
        await RunAsync(
            """
            insert into collection_metrics
            select $1, metric_code, version, row_number() over (order by m.position)
            from metric_versions v join metrics m on m.code = v.metric_code
            where numerator_input is not null and m.scope like $2 and m.module <> 'wall'
            """, round.Id, scope);
        return round;
    }

    /// <summary>A quarter that no other test uses, with one free before it.</summary>
    public static Period NextPeriod()
    {
        var number = Interlocked.Add(ref _rounds, 2);
        return Period.QuarterOf(2100 + (number / 4), 1 + (number % 4));
    }

    /// <summary>Runs SQL as the superuser, who sees through every wall.</summary>
    public async Task<int> RunAsync(string sql, params object[] values)
    {
        await using var command = Command(sql, values);
        return await command.ExecuteNonQueryAsync(Cancel);
    }

    /// <summary>One value, as the superuser sees it.</summary>
    public async Task<T> AskAsync<T>(string sql, params object[] values)
    {
        await using var command = Command(sql, values);
        return (T)(await command.ExecuteScalarAsync(Cancel))!;
    }

    private NpgsqlCommand Command(string sql, object[] values)
    {
        var command = owner.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
