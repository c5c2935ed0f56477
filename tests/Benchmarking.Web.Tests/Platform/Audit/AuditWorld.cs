using System.Security.Cryptography;
using Benchmarking.Web.Platform.Audit;
using Benchmarking.Web.Tenancy;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Npgsql;

namespace Benchmarking.Web.Tests.Platform.Audit;

/// <summary>An organisation with a few entries on its trail, and hands that reach behind every wall.</summary>
internal sealed class AuditWorld(IServiceProvider services, NpgsqlDataSource owner)
{
    private readonly World _world = new(owner);

    /// <summary>In the database that tests share.</summary>
    public AuditWorld(PostgresFixture postgres)
        : this(postgres.Web.Services, postgres.OwnerSource)
    {
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private TenantDoor Door => services.GetRequiredService<TenantDoor>();

    /// <summary>Writes entries as the site does, one transaction each, and says whose trail it is.</summary>
    public async Task<Actor> TrailAsync(int entries, string detail = "")
    {
        var member = await _world.MemberAsync();
        var person = await _world.PersonAsync(member, Role.OrganisationAdmin);
        var hat = new Hat(member.Id.ToString(), member.Name, new OrganisationId(member.Id), [Role.OrganisationAdmin]);
        var actor = new Actor(new UserId(person.Id), person.Name, hat, [hat]);
        for (var number = 1; number <= entries; number++)
            await WriteAsync(actor, $"did {number}", detail);
        return actor;
    }

    public async Task WriteAsync(Actor actor, string action, string detail = "")
    {
        await using var transaction = await Door.OpenAsync(actor, Cancel);
        transaction.Audit(actor, DateTimeOffset.UtcNow, action, "a thing", detail);
        await transaction.CommitAsync(Cancel);
    }

    /// <summary>As the page verifies it, behind the organisation's wall.</summary>
    public async Task<TrailVerdict> CheckAsync(Actor actor, Trails? with = null)
    {
        await using var transaction = await Door.OpenForFileAsync(actor, Cancel);
        return await (with ?? services.GetRequiredService<Trails>()).CheckAsync(transaction.Db, actor.OrganisationId, Cancel);
    }

    /// <summary>Changes what the triggers protect, as somebody who holds the whole server.</summary>
    public async Task TamperAsync(Actor actor, string sql)
    {
        await using var connection = await owner.OpenConnectionAsync(Cancel);
        await using var transaction = await connection.BeginTransactionAsync(Cancel);
        await using (var quiet = new NpgsqlCommand("set local session_replication_role = replica", connection))
            await quiet.ExecuteNonQueryAsync(Cancel);
        await using var command = new NpgsqlCommand(sql.Replace(":org", $"'{actor.OrganisationId}'", StringComparison.Ordinal), connection);
        Assert.NotEqual(0, await command.ExecuteNonQueryAsync(Cancel));
        await transaction.CommitAsync(Cancel);
    }

    /// <summary>Runs SQL as the site's login, for this actor, and keeps what it did.</summary>
    public async Task AsSiteAsync(Actor actor, string sql)
    {
        await using var source = NpgsqlDataSource.Create(services.GetRequiredService<Web.Database.PreparedDatabases>().Site);
        await using var connection = await source.OpenConnectionAsync(Cancel);
        await using var transaction = await connection.BeginTransactionAsync(Cancel);
        await Tenancy.TwoOrganisations.ActAsAsync(connection, actor.OrganisationId!.Value.Value, actor.UserId.Value, Cancel);
        await using var command = new NpgsqlCommand(sql.Replace(":org", $"'{actor.OrganisationId}'", StringComparison.Ordinal), connection);
        await command.ExecuteNonQueryAsync(Cancel);
        await transaction.CommitAsync(Cancel);
    }

    /// <summary>Seals this trail alone, as of today.</summary>
    public async Task SealAsync(Actor actor)
    {
        var key = services.GetRequiredService<SealKey>();
        await using var connection = await owner.OpenConnectionAsync(Cancel);
        await using var read = new NpgsqlCommand($"select number, hash from audit_heads where organisation_id = '{actor.OrganisationId}'", connection);
        await using var row = await read.ExecuteReaderAsync(Cancel);
        Assert.True(await row.ReadAsync(Cancel));
        var (number, hash, day) = (row.GetInt64(0), row.GetFieldValue<byte[]>(1), DateOnly.FromDateTime(DateTime.UtcNow));
        await row.CloseAsync();
        await _world.RunAsync(
            "insert into audit_seals values ($1, $2, $3, $4, $5, $6, now())",
            actor.OrganisationId!.Value.Value, day, number, hash, key.Sign(actor.OrganisationId.ToString()!, day, number, hash), key.Id);
    }

    /// <summary>A verifier that knows another key.</summary>
    public static Trails WithAnotherKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var settings = new ConfigurationBuilder()
            .AddInMemoryCollection([new(SealKey.Setting, Convert.ToBase64String(key.ExportPkcs8PrivateKey()))]).Build();
        return new Trails(SealKey.Of(settings, new HostingEnvironment { EnvironmentName = Environments.Production }));
    }
}
