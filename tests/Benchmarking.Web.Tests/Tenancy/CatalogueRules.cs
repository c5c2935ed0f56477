using Npgsql;

namespace Benchmarking.Web.Tests.Tenancy;

/// <summary>
/// What every table must have, asked of PostgreSQL's own catalogue: so the next table cannot forget it. Each answer is
/// a sentence about one object that breaks a rule.
/// </summary>
public static class CatalogueRules
{
    private static readonly string[] Rules =
    [
        // An organisation's table has forced row-level security …
        """
        select c.relname || ' has organisation_id but row-level security is not forced'
        from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'organisation_id'
        where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
          and not (c.relrowsecurity and c.relforcerowsecurity)
        """,
        // … with a restrictive wall for the site, in reading and in writing …
        """
        select c.relname || ' has no restrictive wall on organisation_id for bm_app'
        from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'organisation_id'
        where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
          and not exists (
            select from pg_policies p
            where p.schemaname = 'public' and p.tablename = c.relname and p.permissive = 'RESTRICTIVE'
              and p.cmd = 'ALL' and p.roles && array['bm_app', 'public']::name[]
              and p.qual like '%organisation_id = ( SELECT app_organisation()%'
              and p.with_check like '%(organisation_id = ( SELECT app_organisation()%'
              -- Written by the consortium's administrators too, as their other policies say.
              and (p.with_check not like '%consortium%'
                or p.tablename in ('reopenings', 'metric_proposals', 'memberships', 'invitations', 'audit_entries', 'audit_heads')))
        """,
        // … and the organisation first in its key and in each of its uniques.
        """
        select i.indexrelid::regclass || ' is unique without organisation_id in front'
        from pg_index i join pg_attribute o on o.attrelid = i.indrelid and o.attname = 'organisation_id'
        where i.indisunique and i.indrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace)
          and i.indkey[0] <> o.attnum
        """,
        """
        select c.relname || ' has organisation_id but no primary key'
        from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'organisation_id'
        where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
          and not exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary)
        """,
        // A reference between two organisations' tables carries the organisation.
        """
        select f.conname || ' joins two organisations'' tables without organisation_id'
        from pg_constraint f
        join pg_attribute a on a.attrelid = f.conrelid and a.attname = 'organisation_id'
        join pg_attribute b on b.attrelid = f.confrelid and b.attname = 'organisation_id'
        where f.contype = 'f'
          and not exists (
            select from unnest(f.conkey, f.confkey) as pair(own, other)
            where pair.own = a.attnum and pair.other = b.attnum)
        """,
        "select oid::regclass || ' is a materialised view' from pg_class where relkind = 'm'",
        "select oid::regclass || ' is a partition' from pg_class where relispartition and relkind = 'r'",
        """
        select oid::regclass || ' is a view without security_invoker' from pg_class
        where relkind = 'v' and relnamespace = 'public'::regnamespace
          and not coalesce(reloptions, '{}') && array['security_invoker=true', 'security_invoker=on']
        """,
        """
        select oid::regprocedure || ' runs with its owner''s power' from pg_proc
        where prosecdef and pronamespace = 'public'::regnamespace
        """,
        """
        select c.oid::regclass || ' does not belong to bm_owner' from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'S', 'v') and c.relname <> 'schema_version'
          and pg_get_userbyid(c.relowner) <> 'bm_owner'
        """,
        """
        select distinct grantee || ' may ' || privilege_type || ' ' || table_name from information_schema.role_table_grants
        where grantee in ('bm_app', 'bm_engine', 'bm_clerk', 'bm_audit', 'PUBLIC') and table_schema = 'public'
          and privilege_type in ('TRUNCATE', 'REFERENCES', 'TRIGGER')
        """,
    ];

    /// <summary>Everything that breaks a rule now, as this connection sees the schema.</summary>
    public static async Task<IReadOnlyList<string>> BrokenAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var broken = new List<string>();
        foreach (var rule in Rules)
        {
            await using var command = new NpgsqlCommand(rule, connection);
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            while (await reader.ReadAsync(cancellation))
                broken.Add(reader.GetString(0));
        }

        return broken;
    }
}
