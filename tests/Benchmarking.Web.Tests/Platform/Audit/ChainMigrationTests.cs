using Benchmarking.Web.Database;
using Benchmarking.Web.Platform.Audit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Benchmarking.Web.Tests.Platform.Audit;

/// <summary>A database that was in use before there was a chain.</summary>
public sealed class ChainMigrationTests(PostgresFixture postgres)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_written_before_joins_the_chain_and_the_next_entry_follows_it()
    {
        var owner = postgres.OwnerOf(await postgres.CreateEmptyDatabaseAsync());
        var files = MigrationFiles.Embedded();
        await Migrator.ApplyAsync(owner, [.. files.Where(file => string.CompareOrdinal(file.Name, "0032") < 0)], NullLogger.Instance, Cancel);
        await RunAsync(owner,
            """
            insert into organisations (id, slug, name, short_name, region, size_band, type, joined_at)
              select id, id, '', '', '', '', '', now()
              from unnest(array['a0000000-0000-4000-8000-000000000001', 'b0000000-0000-4000-8000-000000000001']::uuid[]) id;
            insert into audit_entries (organisation_id, at, user_id, action, subject)
              select o.id, timestamptz '2026-01-01' + n * interval '1 second', gen_random_uuid(), 'did', n::text
              from organisations o, generate_series(1, 3) n;
            insert into consortium_audit_entries (at, action, subject) select now() + n * interval '1 second', 'did', n::text from generate_series(1, 2) n;
            """);

        await Migrator.ApplyAsync(owner, files, NullLogger.Instance, Cancel);
        await RunAsync(owner,
            """
            insert into audit_entries (organisation_id, at, user_id, action, subject)
              values ('a0000000-0000-4000-8000-000000000001', now(), gen_random_uuid(), 'did', 'after');
            insert into consortium_audit_entries (at, action, subject) values (now(), 'did', 'after');
            """);

        var said = new StringWriter();
        Assert.Equal(0, await VerifyAudit.RunAsync(owner, postgres.Web.Services.GetRequiredService<Trails>(), said, Cancel));
        Assert.Contains("a0000000-0000-4000-8000-000000000001: whole, 4 entries", said.ToString());
        Assert.Contains("b0000000-0000-4000-8000-000000000001: whole, 3 entries", said.ToString());
        Assert.Contains("consortium: whole, 3 entries", said.ToString());
    }

    private static async Task RunAsync(string owner, string sql)
    {
        await using var source = NpgsqlDataSource.Create(owner);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Cancel);
    }
}
