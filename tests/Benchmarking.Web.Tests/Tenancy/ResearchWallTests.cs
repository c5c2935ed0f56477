using System.Globalization;
using Benchmarking.Web.Features.Research;
using Benchmarking.Web.Tenancy;
using Benchmarking.Web.Tests.Features.Research;
using Npgsql;

namespace Benchmarking.Web.Tests.Tenancy;

/// <summary>Raw SQL as the site's own role against what belongs to one researcher.</summary>
public sealed class ResearchWallTests(PostgresFixture postgres)
{
    private readonly World _world = new(postgres);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("researchers")]
    [InlineData("terms_acceptances")]
    [InlineData("research_tokens")]
    [InlineData("release_downloads")]
    public async Task A_researcher_sees_their_own_rows_and_nobody_elses(string table)
    {
        var (mine, theirs) = (await FilledAsync(), await FilledAsync());

        Assert.Equal(1L, await AskAsync<long>(mine.Id, $"select count(*) from {table} where user_id = '{mine.Id}'"));
        Assert.Equal(0L, await AskAsync<long>(mine.Id, $"select count(*) from {table} where user_id = '{theirs.Id}'"));
        Assert.Equal(0L, await AskAsync<long>(null, $"select count(*) from {table} where user_id is not null"));
    }

    [Theory]
    [InlineData("insert into researchers values ('{0}', 'n', 'a', 'p', now())")]
    [InlineData("insert into terms_acceptances values ('{0}', '9', now())")]
    [InlineData("insert into research_tokens values ('{0}', gen_random_uuid(), 'n', decode(repeat('00', 32), 'hex'), now(), now())")]
    [InlineData("insert into release_downloads (release_id, file, user_id, at, by_api, first_byte, bytes) select gen_random_uuid(), 'f', '{0}', now(), false, 0, 1")]
    [InlineData("insert into person_roles values ('{0}', 'researcher', now())")]
    public async Task Nobody_writes_in_anothers_name(string sql)
    {
        var (me, other) = (await FilledAsync(), await _world.PersonAsync(Role.Researcher));

        await RefusedAsync(me.Id, string.Format(CultureInfo.InvariantCulture, sql, other.Id));
    }

    [Fact]
    public async Task Somebody_without_the_role_cannot_call_themselves_a_researcher()
    {
        var person = await _world.PersonAsync();

        await RefusedAsync(person.Id, $"insert into researchers values ('{person.Id}', 'n', 'a', 'p', now())");
        await RefusedAsync(person.Id, $"insert into person_roles values ('{person.Id}', 'researcher', now())");
    }

    [Fact]
    public async Task A_registration_is_seen_and_gives_a_role_only_with_its_letters_secret_and_only_to_its_person()
    {
        var (person, stranger) = (await _world.PersonAsync(), await _world.PersonAsync());
        var code = RegistrationCode.Make();
        await _world.RunAsync(
            """
            insert into research_registrations (email, normalized_email, code_hash, name, affiliation, purpose, terms_version, asked_at, expires_at)
            values ($1, upper($1), $2, 'n', 'a', 'p', '1.0', now(), now() + interval '1 hour')
            """, person.Email, code.Hash);
        var (right, other) = (Convert.ToHexString(code.Hash), Convert.ToHexString(RegistrationCode.Make().Hash));

        const string Count = "select count(*) from research_registrations";
        Assert.Equal(0L, await AskAsync<long>(person.Id, Count));
        Assert.Equal(0L, await AskAsync<long>(person.Id, Count, other));
        Assert.Equal(1L, await AskAsync<long>(null, Count, right));
        await RefusedAsync(person.Id, $"insert into person_roles values ('{person.Id}', 'researcher', now())", other);
        await RefusedAsync(person.Id, $"insert into person_roles values ('{person.Id}', 'consortium_admin', now())", right);
        await RefusedAsync(person.Id, $"insert into person_roles values ('{stranger.Id}', 'researcher', now())", right);

        await _world.RunAsync("update research_registrations set used_at = now() where code_hash = $1", code.Hash);
        await RefusedAsync(person.Id, $"insert into person_roles values ('{person.Id}', 'researcher', now())", right);
    }

    /// <summary>A researcher with a row in each table.</summary>
    private async Task<Person> FilledAsync()
    {
        var person = await _world.ResearcherAsync();
        await _world.ResearchTokenAsync(person);
        await _world.RunAsync(
            """
            with release as (
              insert into releases (id, series, state, title, summary, licence, open, publications, records, case_studies, made_at, made_by)
              values (gen_random_uuid(), 'wall-tests', 'refused', 't', 's', 'cc-by-4.0', true, '{1}', 'none', false, now(), $1) returning id)
            insert into release_downloads (release_id, file, user_id, at, by_api, first_byte, bytes) select id, 'cells.csv', $1, now(), false, 0, 9 from release
            """, person.Id);
        return person;
    }

    private async Task RefusedAsync(Guid user, string sql, string letter = "")
    {
        var refused = await Assert.ThrowsAsync<PostgresException>(() => AskAsync<object>(user, sql + " returning 1", letter));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    private async Task<T> AskAsync<T>(Guid? user, string sql, string letter = "")
    {
        await using var site = NpgsqlDataSource.Create(postgres.Site);
        await using var connection = await site.OpenConnectionAsync(Cancel);
        await using var transaction = await connection.BeginTransactionAsync(Cancel);
        await TwoOrganisations.ActAsAsync(connection, null, user, Cancel);
        await using (var come = new NpgsqlCommand($"select set_config('app.registration', '{letter}', true)", connection))
            await come.ExecuteNonQueryAsync(Cancel);
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync(Cancel))!;
    }
}
