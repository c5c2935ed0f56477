using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Benchmarking.Performance.Pages;

/// <summary>
/// The rival: Kestrel with one address that reads the rows of the overview, cells and own figures, with one prepared
/// query behind the same wall and after the same look at the membership, and writes them as JSON. No sign-in, no
/// templates, nothing decided.
/// </summary>
internal static class BarePage
{
    /// <summary>The entry of <c>Program.cs</c> that its process is started with.</summary>
    public const string Entry = "bare-page";

    public const string Connection = "BENCHMARKING_PAGES_SITE";
    public const string Address = "BENCHMARKING_PAGES_ADDRESS";
    public const string Organisation = "BENCHMARKING_PAGES_ORGANISATION";
    public const string User = "BENCHMARKING_PAGES_USER";

    private const string Rows =
        """
        select c.metric_code, m.name, mo.name, v.unit, v.decimals, v.polarity, v.kind, c.period, c.publication_id, c.group_code, c.n, c.status, c.reason,
               c.base, c.lower_quartile, c.median, c.upper_quartile, own.value, own.denominator, own.marker
        from published_cells c
        join publications p on p.id = c.publication_id
        join collection_metrics cm on cm.collection_id = p.collection_id and cm.metric_code = c.metric_code
        join metric_versions v on v.metric_code = cm.metric_code and v.version = cm.metric_version
        join metrics m on m.code = v.metric_code
        join modules mo on mo.code = m.module
        left join (
          select s.collection_id, f.metric_code, f.value, f.denominator, f.marker
          from signed_returns s
          join signed_figures f on f.organisation_id = s.organisation_id and f.return_id = s.return_id and f.revision = s.revision
          where s.organisation_id = $1 and not exists (
            select from signed_returns later
            where later.organisation_id = s.organisation_id and later.return_id = s.return_id and later.revision > s.revision)
        ) own on own.collection_id = p.collection_id and own.metric_code = c.metric_code
        where c.publication_id = any($2) and c.group_code = any($3)
        """;

    public static async Task ServeAsync(Options options, CancellationToken cancellation)
    {
        var organisation = Guid.Parse(Environment.GetEnvironmentVariable(Organisation)!);
        var user = Guid.Parse(Environment.GetEnvironmentVariable(User)!);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(Environment.GetEnvironmentVariable(Connection)!) { MaxAutoPrepare = 20 });
        var publications = await PublicationsAsync(source, cancellation);
        app.MapGet("/", context => AnswerAsync(context, source, organisation, user, publications));
        app.Urls.Add(Environment.GetEnvironmentVariable(Address)!);
        await app.StartAsync(cancellation);
        await app.WaitForShutdownAsync(cancellation);
    }

    /// <summary>The newest of each quarter, as the page finds them each time.</summary>
    private static async Task<Guid[]> PublicationsAsync(NpgsqlDataSource source, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand(
            "select array(select id from (select distinct on (period) id, period from publications where kind <> 'national' order by period desc, number desc) newest order by period desc limit 8)");
        return (Guid[])(await command.ExecuteScalarAsync(cancellation))!;
    }

    private static async Task AnswerAsync(HttpContext context, NpgsqlDataSource source, Guid organisation, Guid user, Guid[] publications)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await RunAsync(connection, "select set_config('app.organisation_id', $1, true), set_config('app.user_id', $2, true)", $"{organisation}", $"{user}");
        await RunAsync(connection, "select role from memberships where organisation_id = $1 and user_id = $2 and status = 'active'", organisation, user);
        await using var command = new NpgsqlCommand(Rows, connection);
        foreach (var value in new object[] { organisation, publications, new[] { "all", "all" } })
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        context.Response.ContentType = "application/json";
        await using var json = new Utf8JsonWriter(context.Response.BodyWriter);
        await using var reader = await command.ExecuteReaderAsync();
        json.WriteStartArray();
        while (await reader.ReadAsync())
            Write(json, reader);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, NpgsqlDataReader reader)
    {
        json.WriteStartArray();
        for (var at = 0; at < reader.FieldCount; at++)
        {
            if (reader.IsDBNull(at))
                json.WriteNullValue();
            else if (reader.GetFieldType(at) == typeof(string))
                json.WriteStringValue(reader.GetString(at));
            else if (reader.GetFieldType(at) == typeof(int))
                json.WriteNumberValue(reader.GetInt32(at));
            else if (reader.GetFieldType(at) == typeof(Guid))
                json.WriteStringValue(reader.GetGuid(at));
            else
                json.WriteNumberValue(reader.GetDecimal(at));
        }

        json.WriteEndArray();
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        await command.ExecuteNonQueryAsync();
    }
}
