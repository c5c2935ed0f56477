using System.Diagnostics;
using System.Net.Sockets;
using Benchmarking.Web.Platform;
using Npgsql;

namespace Benchmarking.Web.Database;

/// <summary>First contact with a database server: says plainly what is wrong with a connection string or its server.</summary>
public static class DatabaseConnection
{
    // Site and server are often started together, and the server may need a moment longer.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>The connection string, if it is one.</summary>
    public static string Checked(string name, string connectionString)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connectionString).ConnectionString;
        }
        catch (ArgumentException wrong)
        {
            throw new StartRefused(
                $"ConnectionStrings__{name} is no connection string ({wrong.Message}): write it like Host=db;Database=benchmarking;Username=bm_app;Password=…", wrong);
        }
    }

    public static async Task RefuseUnreachableAsync(string name, string connectionString, CancellationToken cancellation)
    {
        for (var waited = Stopwatch.StartNew(); ;)
        {
            try
            {
                await using var source = NpgsqlDataSource.Create(connectionString);
                await using var connection = await source.OpenConnectionAsync(cancellation);
                return;
            }
            catch (NpgsqlException failed) when (MayPass(failed) && waited.Elapsed < Patience)
            {
                await Task.Delay(Pause, cancellation);
            }
            catch (NpgsqlException failed)
            {
                throw new StartRefused(Sentence(name, new NpgsqlConnectionStringBuilder(connectionString), failed), failed);
            }
        }
    }

    /// <summary>Makes the database where it is missing, with the name as PostgreSQL quotes it.</summary>
    public static async Task EnsureDatabaseAsync(string superuserConnectionString, string name, CancellationToken cancellation)
    {
        var builder = new NpgsqlConnectionStringBuilder(superuserConnectionString) { Pooling = false };
        await using var connection = new NpgsqlConnection(builder.ConnectionString);
        await connection.OpenAsync(cancellation);
        await using var look = new NpgsqlCommand(
            "select format('create database %I', $1::text) where not exists (select from pg_database where datname = $1)", connection)
        {
            Parameters = { new() { Value = name } },
        };
        if (await look.ExecuteScalarAsync(cancellation) is not string statement)
            return;
        await using var create = new NpgsqlCommand(statement, connection);
        await create.ExecuteNonQueryAsync(cancellation);
    }

    private static bool MayPass(NpgsqlException failed) =>
        failed is PostgresException { SqlState: PostgresErrorCodes.CannotConnectNow }
            or { InnerException: SocketException { SocketErrorCode: SocketError.ConnectionRefused or SocketError.HostNotFound or SocketError.TryAgain } };

    private static string Sentence(string name, NpgsqlConnectionStringBuilder target, NpgsqlException failed) =>
        (failed as PostgresException)?.SqlState switch
        {
            PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
                $"The database at {target.Host}:{target.Port} refuses the login {target.Username}: check the user name and password in ConnectionStrings__{name}.",
            PostgresErrorCodes.InvalidCatalogName =>
                $"There is no database {target.Database} at {target.Host}:{target.Port}: create it, or correct ConnectionStrings__{name}.",
            null => $"The database server at {target.Host}:{target.Port} does not answer ({failed.InnerException?.Message ?? failed.Message}): start it, or correct ConnectionStrings__{name}.",
            _ => $"The database at {target.Host}:{target.Port} cannot be used with ConnectionStrings__{name}: {((PostgresException)failed).MessageText}.",
        };
}
