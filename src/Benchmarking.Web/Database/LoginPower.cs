using Benchmarking.Web.Platform;
using Npgsql;

namespace Benchmarking.Web.Database;

/// <summary>
/// Row-level security is no wall for superusers, for BYPASSRLS, or for the owner of a table. So the site looks at its own
/// logins before it serves anybody, and does not start with one that could see past the wall.
/// </summary>
public static class LoginPower
{
    // PostgreSQL below these lets row-level security leak (CVE-2025-8713, CVE-2023-2455).
    private static readonly Dictionary<int, int> OldestMinor = new() { [15] = 14, [16] = 10, [17] = 6 };

    public static Task RefuseTooMuchPowerOfSiteAsync(string connectionString, CancellationToken cancellation) =>
        RefuseAsync("ConnectionStrings__Site", connectionString, [DatabaseRoles.Owner, DatabaseRoles.Engine], cancellation);

    public static Task RefuseTooMuchPowerOfEngineAsync(string connectionString, CancellationToken cancellation) =>
        RefuseAsync("ConnectionStrings__Engine", connectionString, [DatabaseRoles.Owner, DatabaseRoles.Site], cancellation);

    private static async Task RefuseAsync(string name, string connectionString, string[] strangers, CancellationToken cancellation)
    {
        RefuseUnsafeSettings(name, new NpgsqlConnectionStringBuilder(connectionString));
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await RefuseOldServerAsync(connection, cancellation);
        if (await ExcessAsync(connection, strangers, cancellation) is { } excess)
            throw new StartRefused(
                $"The login of {name} {excess}, so row-level security would not hold it back: use a login such as bm_app or bm_engine that has no such right.");
    }

    private static void RefuseUnsafeSettings(string name, NpgsqlConnectionStringBuilder settings)
    {
        if (settings.NoResetOnClose)
            throw new StartRefused($"{name} sets No Reset On Close: one organisation's session could be handed to the next. Take that setting out.");
        if (settings.Multiplexing)
            throw new StartRefused($"{name} sets Multiplexing: organisations would share a session. Take that setting out.");
    }

    private static async Task RefuseOldServerAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("select current_setting('server_version_num')::int", connection);
        var number = (int)(await command.ExecuteScalarAsync(cancellation))!;
        if (!IsSafe(number))
            throw new StartRefused(
                $"The database server is PostgreSQL {number / 10000}.{number % 10000}, whose row-level security can leak: update it to 15.14, 16.10, 17.6, 18.0 or later.");
    }

    /// <summary>Whether a server's number (180004 is 18.4) is one in which row-level security holds.</summary>
    public static bool IsSafe(int versionNumber) =>
        versionNumber / 10000 >= 18
        || (OldestMinor.TryGetValue(versionNumber / 10000, out var oldest) && versionNumber % 10000 >= oldest);

    // The login itself is asked about (session_user), as a role it took could be put off again.
    private static async Task<string?> ExcessAsync(NpgsqlConnection connection, string[] strangers, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            """
            select case
              when r.rolsuper then 'is a superuser'
              when r.rolbypassrls then 'has BYPASSRLS'
              when r.rolcreaterole then 'may create roles'
              when r.rolreplication then 'may copy the whole database (REPLICATION)'
              when exists (select from pg_database where datname = current_database() and datdba = r.oid) then 'owns the database'
              when owned.name is not null then 'owns ' || owned.name
              when powerful.name is not null then 'may act as ' || powerful.name
            end
            from pg_roles r
            left join lateral (
              select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
              where n.nspname = 'public' and c.relowner = r.oid order by 1 limit 1) owned on true
            left join lateral (
              select o.rolname as name from pg_roles o
              where o.oid <> r.oid and pg_has_role(r.oid, o.oid, 'MEMBER')
                and (o.rolname = any ($1) or o.rolsuper or o.rolbypassrls or o.rolcreaterole
                  or o.rolname in ('pg_read_all_data', 'pg_write_all_data', 'pg_execute_server_program', 'pg_read_server_files', 'pg_write_server_files')
                  or exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
                    where n.nspname = 'public' and c.relowner = o.oid))
              order by 1 limit 1) powerful on true
            where r.rolname = session_user
            """,
            connection)
        {
            Parameters = { new() { Value = strangers } },
        };
        return await command.ExecuteScalarAsync(cancellation) as string;
    }
}
