using Npgsql;

namespace Benchmarking.Web.Tests.Tenancy;

/// <summary>The schema keeps its promises, and the tests notice when the next table does not.</summary>
public sealed class CatalogueTests(PostgresFixture postgres)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_table_breaks_a_rule()
    {
        await using var source = NpgsqlDataSource.Create(postgres.Owner);
        await using var connection = await source.OpenConnectionAsync(Cancel);

        Assert.Empty(await CatalogueRules.BrokenAsync(connection, Cancel));
    }

    [Theory]
    [InlineData("create table forgotten (organisation_id uuid primary key)", "not forced")]
    [InlineData("create table forgotten (organisation_id uuid primary key); alter table forgotten enable row level security; alter table forgotten force row level security", "no restrictive wall")]
    [InlineData("create table forgotten (organisation_id uuid, id uuid primary key)", "without organisation_id in front")]
    [InlineData("create table forgotten (organisation_id uuid, return_id uuid, primary key (organisation_id, return_id)); alter table returns add constraint of_id unique (id); alter table forgotten add constraint loose foreign key (return_id) references returns (id)", "without organisation_id")]
    [InlineData("create materialized view forgotten as select 1 as one", "materialised view")]
    [InlineData("create view forgotten as select * from returns", "security_invoker")]
    [InlineData("create function forgotten() returns int language sql security definer as 'select 1'", "owner's power")]
    [InlineData("grant truncate on returns to bm_app", "TRUNCATE")]
    [InlineData("drop policy wall on return_answers", "no restrictive wall")]
    [InlineData("alter table signed_figures no force row level security", "not forced")]
    public async Task A_forgotten_wall_is_noticed(string mistake, string noticed)
    {
        await using var source = NpgsqlDataSource.Create(postgres.Owner);
        await using var connection = await source.OpenConnectionAsync(Cancel);
        await using var undone = await connection.BeginTransactionAsync(Cancel);
        await using (var command = new NpgsqlCommand($"set local role bm_owner; {mistake}; reset role", connection))
            await command.ExecuteNonQueryAsync(Cancel);

        Assert.Contains(await CatalogueRules.BrokenAsync(connection, Cancel), broken => broken.Contains(noticed));
    }

    [Fact]
    public async Task Grants_are_exactly_those_agreed()
    {
        await using var source = NpgsqlDataSource.Create(postgres.Owner);
        await using var command = source.CreateCommand(
            """
            select grantee || ' ' || table_name || ' ' || string_agg(privilege, ', ' order by privilege)
            from (
              select grantee, table_name, lower(privilege_type) as privilege
              from information_schema.role_table_grants where table_schema = 'public'
              union
              select grantee, table_name, lower(privilege_type) || ' (' || string_agg(column_name, ' ' order by column_name) || ')'
              from information_schema.column_privileges c
              where table_schema = 'public' and not exists (
                select from information_schema.role_table_grants t
                where t.table_schema = 'public' and t.table_name = c.table_name
                  and t.grantee = c.grantee and t.privilege_type = c.privilege_type)
              group by grantee, table_name, privilege_type) as granted
            where grantee in ('bm_app', 'bm_engine', 'bm_clerk', 'bm_audit', 'PUBLIC') and table_name <> 'schema_version'
            group by grantee, table_name
            """);
        var grants = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(Cancel);
        while (await reader.ReadAsync(Cancel))
            grants.Add(reader.GetString(0));

        Assert.Equal(await AgreedAsync(), grants.Order(StringComparer.Ordinal));
    }

    private static async Task<IEnumerable<string>> AgreedAsync() =>
        (await File.ReadAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "Tenancy", "grants.txt"), Cancel))
        .Where(line => line.Length > 0 && line[0] != '#').Order(StringComparer.Ordinal);
}
