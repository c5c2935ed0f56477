using Npgsql;

namespace Benchmarking.Web.Database;

/// <summary>The site's two logins, by name: <c>bm_app</c> serves pages, <c>bm_engine</c> works for everyone in the background.</summary>
public static class DatabaseRoles
{
    public const string Owner = "bm_owner";
    public const string Site = "bm_app";
    public const string Engine = "bm_engine";

    private const int MostAttempts = 10;

    /// <summary>
    /// Gives both logins the passwords of their connection strings, where the owner's login may do so; elsewhere the
    /// operator has set them. PostgreSQL does the quoting.
    /// </summary>
    public static async Task SetLoginPasswordsAsync(
        string ownerConnectionString, string siteConnectionString, string engineConnectionString, ILogger logger, CancellationToken cancellation)
    {
        var builder = new NpgsqlConnectionStringBuilder(ownerConnectionString) { Pooling = false };
        await using var connection = new NpgsqlConnection(builder.ConnectionString);
        await connection.OpenAsync(cancellation);
        await SetAsync(connection, Site, siteConnectionString, logger, cancellation);
        await SetAsync(connection, Engine, engineConnectionString, logger, cancellation);
    }

    private static async Task SetAsync(
        NpgsqlConnection connection, string role, string connectionString, ILogger logger, CancellationToken cancellation)
    {
        var login = new NpgsqlConnectionStringBuilder(connectionString);
        if (login.Username != role || string.IsNullOrEmpty(login.Password))
            return;
        await using var quote = new NpgsqlCommand("select format('alter role %I login password %L', $1::text, $2::text)", connection)
        {
            Parameters = { new() { Value = role }, new() { Value = login.Password } },
        };
        var statement = (string)(await quote.ExecuteScalarAsync(cancellation))!;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var alter = new NpgsqlCommand(statement, connection);
                await alter.ExecuteNonQueryAsync(cancellation);
                return;
            }
            catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
            {
                logger.LogInformation("The owner's login may not set the password of {Role}: it stays as it is.", role);
                return;
            }
            catch (PostgresException busy) when (busy.SqlState == PostgresErrorCodes.InternalError && attempt < MostAttempts)
            {
                // Roles belong to the whole server: a site starting on another database of it alters the same row
                // ("tuple concurrently updated"), and no lock of one database keeps the two apart.
                await Task.Delay(TimeSpan.FromMilliseconds(50 * attempt), cancellation);
            }
        }
    }
}
