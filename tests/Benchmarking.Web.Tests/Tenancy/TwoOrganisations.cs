using Npgsql;

namespace Benchmarking.Web.Tests.Tenancy;

/// <summary>
/// Two organisations with one row in every table that has a wall, written as the site writes. A table without a row
/// here fails the tests: whoever adds one says how a row of it is made.
/// </summary>
public sealed class TwoOrganisations
{
    /// <summary>How a row of each table is made, in the order in which they need each other. $1 organisation, $2 user, $3 return, $4 collection.</summary>
    public static readonly IReadOnlyList<(string Table, string Insert)> Rows =
    [
        // Written by the owner: nobody makes themselves a member (GrantTests).
        ("memberships", ""),
        ("invitations", "insert into invitations (organisation_id, email, normalized_email, roles, code_hash, invited_at, invited_by, expires_at) values ($1, 'w', 'W', '{contributor}', decode(repeat('00', 32), 'hex'), now(), $2, now())"),
        ("targets", "insert into targets values ($1, 'wall-metric', 'number', 5, false, '', '', '')"),
        ("target_actions", "insert into target_actions (organisation_id, target_id, position, wording, kind) select $1, (select id from targets where organisation_id = $1), 1, 'try', 'new'"),
        ("said_entries", "insert into said_entries (organisation_id, you_said, we_did, what_changed, happened_on, version, made_at, made_by, edited_at, edited_by) values ($1, 's', 'd', '', now(), 1, now(), $2, now(), $2)"),
        ("scorecard_drafts", "insert into scorecard_drafts values ($1, 1, '{}', now(), $2)"),
        ("scorecards", "insert into scorecards values ($1, 1, 'Wall', '2024-Q1', 1, '{}', now(), $2)"),
        ("scorecard_links", "insert into scorecard_links (organisation_id, token, version, made_at, made_by) values ($1, 'wall-' || $1::text, 1, now(), $2)"),
        ("case_studies", "insert into case_studies (organisation_id, id, nonce, state, content, version, anonymous, audience, made_at, made_by, edited_at, edited_by) values ($1, case_study_id($1, $3), $3, 'draft', '{}', 1, true, 'members', now(), $2, now(), $2)"),
        ("case_study_files", "insert into case_study_files (organisation_id, study, position, kind, name, media_type, sha256, content) values ($1, case_study_id($1, (select nonce from case_studies where organisation_id = $1)), 1, 'picture', 'p.png', 'image/png', decode(repeat('00', 32), 'hex'), '')"),
        ("case_study_uses", "insert into case_study_uses (organisation_id, study, id, nonce, used_at, used_by) values ($1, 'ca5e0000-0000-4000-8000-000000000001', case_study_id($1, $3), $3, now(), $2)"),
        ("audit_entries", "insert into audit_entries (organisation_id, at, user_id, action, subject) values ($1, now(), $2, 'tried', 'wall')"),
        ("returns", "insert into returns (organisation_id, id, collection_id, state, started_at) values ($1, $3, $4, 'in_progress', now())"),
        ("return_answers", "insert into return_answers values ($1, $3, 'wall-input', 7, null, null, now(), $2)"),
        ("return_explanations", "insert into return_explanations values ($1, $3, 'wall-input', 'odd', 'so it was', now(), $2)"),
        ("uploads", "insert into uploads (organisation_id, collection_id, file_name, state, answers, problems, return_version, uploaded_at, uploaded_by) values ($1, $4, 'f.xlsx', 'waiting', '[]', '[]', 1, now(), $2)"),
        ("reopenings", "insert into reopenings (organisation_id, return_id, collection_id, revision, state, reason, asked_at, asked_by) values ($1, $3, $4, 1, 'asked', 'wrong', now(), $2)"),
        ("metric_proposals", "insert into metric_proposals (organisation_id, wording, reason, state, made_at, made_by) values ($1, 'w', 'r', 'open', now(), $2)"),
        ("organisation_jobs", "insert into organisation_jobs (organisation_id, kind, subject, state, requested_at, requested_by) values ($1, 'import_history', $3, 'done', now(), $2)"),
        ("history_imports", "insert into history_imports (organisation_id, id, file_name, content, state, uploaded_at, uploaded_by) values ($1, $3, 'h.csv', '', 'waiting', now(), $2)"),
        ("history_figures", "insert into history_figures (organisation_id, metric_code, period, value, import_id) values ($1, 'wall-metric', '2024-Q1', 7, $3)"),
        ("history_changes", "insert into history_changes (organisation_id, import_id, metric_code, period, area, old_value, new_value) values ($1, $3, 'wall-metric', '2024-Q1', '', 7, 8)"),
        ("api_tokens", "insert into api_tokens (organisation_id, name, hash, scopes, made_at, made_by, expires_at) values ($1, 'wall', decode(repeat('00', 32), 'hex'), '{}', now(), $2, now())"),
        ("idempotent_replies", "insert into idempotent_replies (organisation_id, key, request_hash, status, body, made_at) values ($1, 'wall', '', 200, '', now())"),
        ("single_sign_on", "insert into single_sign_on values ($1, 'https://wall.example', 'wall', '', 1, false, now(), $2)"),
        ("single_sign_on_domains", "insert into single_sign_on_domains values ($1, 'wall.example', now(), $2)"),
        ("single_sign_on_answers", "insert into single_sign_on_answers values ($1, decode(repeat('00', 32), 'hex'), now())"),
        ("signed_returns", "insert into signed_returns values ($1, $3, 1, $4, false, now(), $2)"),
        ("signed_figures", "insert into signed_figures values ($1, $3, 1, 'wall-metric', 1, 7, 7, null, null)"),
        ("publication_returns", "insert into publication_returns values ($1, $4, $3, 1)"),
        ("processing_terms_acceptances", "insert into processing_terms_acceptances values ($1, 'wall', now(), $2)"),
        ("member_looks", "insert into member_looks (organisation_id, id, user_id, reason, started_at, ends_at) values ($1, $3, $2, 'to see the wall', now(), now() + interval '1 minute')"),
        ("panels", "insert into panels (organisation_id, made_at, made_by, edited_at, edited_by, name, kind, purpose, meets, reports_to, chair, began_on, seats) values ($1, now(), $2, now(), $2, 'w', 'forum', '', '', '', 'none', now(), '[]')"),
        ("activities", "insert into activities (organisation_id, made_at, made_by, edited_at, edited_by, held_on, name, kind, place, make_up, costs, planned_outcomes, came_of_it, questions, called_off) values ($1, now(), $2, now(), $2, now(), 'w', 'event', '', '[]', '[]', '', '', '[]', false)"),
        ("panel_papers", "insert into panel_papers (organisation_id, made_at, made_by, edited_at, edited_by, panel_id, dated_on, kind, easy_read, title, words) values ($1, now(), $2, now(), $2, (select id from panels where organisation_id = $1), now(), 'report', false, 'w', '')"),
        ("recommendations", "insert into recommendations (organisation_id, made_at, made_by, edited_at, edited_by, made_on, source, wording, addressed_to, reason) values ($1, now(), $2, now(), $2, now(), 'forum', 'w', '', '')"),
        ("service_changes", "insert into service_changes (organisation_id, made_at, made_by, edited_at, edited_by, decided_on, name, service, you_said, we_did) values ($1, now(), $2, now(), $2, now(), 'w', '', '', '')"),
        ("tallies", "insert into tallies (organisation_id, made_at, made_by, edited_at, edited_by, counted_on, kind, whole, note) values ($1, now(), $2, now(), $2, now(), 'audits', 1, '')"),
        ("head_counts", "insert into head_counts (organisation_id, made_at, made_by, edited_at, edited_by, counted_on, make_up) values ($1, now(), $2, now(), $2, now(), '[]')"),
        ("resident_profiles", "insert into resident_profiles (organisation_id, made_at, made_by, edited_at, edited_by, year, residents, profiled, make_up, source) values ($1, now(), $2, now(), $2, 2024, 1, 1, '[]', '')"),
        ("named_groups", "insert into named_groups (organisation_id, made_at, made_by, edited_at, edited_by, code, name, under_represented) values ($1, now(), $2, now(), $2, 'w', 'w', true)"),
        ("involvement_costs", "insert into involvement_costs (organisation_id, made_at, made_by, edited_at, edited_by, spent_on, scope, what, amount) values ($1, now(), $2, now(), $2, now(), 'staff', 'w', 1)"),
        ("valuations", "insert into valuations (organisation_id, made_at, made_by, edited_at, edited_by, year, method, method_name, source, outcome, people, unit_value, deadweight, attribution, cost, note) values ($1, now(), $2, now(), $2, 2024, 'other', '', '', 'w', 1, 1, 0, 100, 0, '')"),
        ("action_plans", "insert into action_plans (organisation_id, made_at, made_by, edited_at, edited_by, name, begins_on, ends_on) values ($1, now(), $2, now(), $2, 'w', '2024-04-01', '2025-03-01')"),
        ("actions", "insert into actions (organisation_id, made_at, made_by, edited_at, edited_by, plan_id, position, objective, heading, owner_role, milestones, statuses) values ($1, now(), $2, now(), $2, (select id from action_plans where organisation_id = $1), 1, 'w', '', '', '[]', '[]')"),
        ("opportunities", "insert into opportunities (organisation_id, made_at, made_by, edited_at, edited_by, name, what, time_needed, how_to_join, support, dates) values ($1, now(), $2, now(), $2, 'w', '', '', '', '', '[]')"),
        ("register_documents", "insert into register_documents (organisation_id, made_at, made_by, edited_at, edited_by, kind, title, begins_on, ends_on, organisation_name, content) values ($1, now(), $2, now(), $2, 'said', 'w', now(), now(), 'w', '{}')"),
        ("register_files", "insert into register_files (organisation_id, activity_id, name, media_type, alternative, content, made_at, made_by) values ($1, (select id from activities where organisation_id = $1), 'w', 'image/png', '', '', now(), $2)"),
        ("register_imports", "insert into register_imports (organisation_id, kind, file_name, state, lines, problems, uploaded_at, uploaded_by) values ($1, 'activities', 'w.csv', 'waiting', '[]', '[]', now(), $2)"),
        ("document_links", "insert into document_links (organisation_id, document_id, token, made_at, made_by) values ($1, (select id from register_documents where organisation_id = $1), 'wall-document-' || $1::text, now(), $2)"),
        ("return_offers", "insert into return_offers values ($1, $3, 'wall-input', 7, 'w', true, now(), $2)"),
        // Written by the trigger on the trail.
        ("audit_heads", ""),
        ("audit_seals", "insert into audit_seals select organisation_id, '2026-01-01', number, hash, '', 'wall', now() from audit_heads where organisation_id = $1"),
        // Written by the trigger on returns: nothing to insert.
        ("return_progress", ""),
    ];

    /// <summary>Tables that the engine writes and the site only reads; $4 is the publication there.</summary>
    private static readonly string[] ByEngine = ["publication_returns"];

    /// <summary>Likewise of the clerk.</summary>
    private static readonly string[] ByClerk = ["audit_seals"];

    /// <summary>Tables that the site writes in the name of administrators alone, which these two people are not.</summary>
    private static readonly string[] ByAdministrators = ["processing_terms_acceptances", "member_looks"];

    private TwoOrganisations(Guid a, Guid b, Guid userA, Guid userB, Guid collection) =>
        (A, B, UserA, UserB, Collection) = (a, b, userA, userB, collection);

    public Guid A { get; }

    public Guid B { get; }

    public Guid UserA { get; }

    public Guid UserB { get; }

    public Guid Collection { get; }

    /// <summary>One that both organisations' returns stood in.</summary>
    public Guid Publication { get; } = Guid.NewGuid();

    public static async Task<TwoOrganisations> MakeAsync(PostgresFixture postgres, CancellationToken cancellation)
    {
        var two = new TwoOrganisations(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        await using (var owner = NpgsqlDataSource.Create(postgres.Owner))
        {
            await RunAsync(owner, two.ByOwner(), cancellation);
        }

        await using var site = NpgsqlDataSource.Create(postgres.Site);
        await using var engine = NpgsqlDataSource.Create(postgres.Engine);
        await two.FillAsync(site, engine, two.A, two.UserA, cancellation);
        await two.FillAsync(site, engine, two.B, two.UserB, cancellation);
        await using var administrators = NpgsqlDataSource.Create(postgres.Owner);
        foreach (var (organisation, user) in new[] { (two.A, two.UserA), (two.B, two.UserB) })
            await two.InsertAsync(administrators, ByAdministrators, organisation, user, Guid.NewGuid(), cancellation);
        return two;
    }

    private string ByOwner() =>
        $"""
        insert into users (id, email_confirmed, phone_number_confirmed, two_factor_enabled, lockout_enabled, access_failed_count, display_name)
          select id, true, false, false, true, 0, 'Wall' from unnest(array['{UserA}', '{UserB}']::uuid[]) as id;
        insert into organisations (id, slug, name, short_name, region, size_band, type, joined_at)
          select id, id, 'Wall', 'Wall', 'r', 's', 't', now() from unnest(array['{A}', '{B}']::uuid[]) as id;
        insert into modules values ('wall', 'Wall', '', 999) on conflict do nothing;
        insert into inputs values ('wall-input', 'Wall', '', '', 0, null, null, 999) on conflict do nothing;
        insert into metrics values ('wall-metric', 'Wall', 'wall', 'wider', false, 999) on conflict do nothing;
        insert into metric_versions (metric_code, version, effective_from, question, numerator, denominator, inclusions, exclusions,
            kind, unit, decimals, polarity, cadence, source, asks_sample_size, sensitivity, multiplier, part_of_whole, note)
          values ('wall-metric', 1, '2024-Q1', '', '', '', '', '', 'count', '', 0, 'neutral', 'quarter', '', false, 'protected', 1, false, '')
          on conflict do nothing;
        insert into case_study_revisions (study, revision, state, title, problem, residents_did, what_changed, audience, source, sent_at, published_at)
          values ('ca5e0000-0000-4000-8000-000000000001', 1, 'published', 'Wall', '', '', '', 'members', 'Wall', '2000-01-01', '2000-01-01')
          on conflict do nothing;
        alter table collections disable row level security;
        insert into collections (id, period, state, opens_at, due_at, last_new_at, last_edit_at)
          values ('{Collection}', '{World.NextPeriod()}', 'open', now(), now() + '1 day', now() + '2 days', now() + '3 days');
        alter table collections enable row level security;
        select pg_advisory_xact_lock(hashtextextended('publication numbers', 0));
        insert into publications (id, number, kind, period, title, source, method, minimum_for_median, minimum_for_quartiles, published_at)
          select '{Publication}', 1 + coalesce(max(number), 0), 'national', '1999-00', 'Wall', '', '', 1, 1, now() from publications;
        reset role;
        insert into memberships values ('{A}', '{UserA}', 'organisation_admin', 'active', now()), ('{B}', '{UserB}', 'organisation_admin', 'active', now());
        """;

    private async Task FillAsync(
        NpgsqlDataSource site, NpgsqlDataSource engine, Guid organisation, Guid user, CancellationToken cancellation)
    {
        await using var connection = await site.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await ActAsAsync(connection, organisation, user, cancellation);
        var returnId = Guid.NewGuid();
        foreach (var (_, insert) in Rows.Where(row => row.Insert.Length > 0 && !ByEngine.Contains(row.Table) && !ByClerk.Contains(row.Table) && !ByAdministrators.Contains(row.Table)))
        {
            await using var command = new NpgsqlCommand(insert, connection);
            foreach (var value in new[] { organisation, user, returnId, Collection })
                command.Parameters.Add(new NpgsqlParameter { Value = value });
            await command.ExecuteNonQueryAsync(cancellation);
        }

        await using (var clerk = new NpgsqlCommand("set local role bm_clerk", connection))
            await clerk.ExecuteNonQueryAsync(cancellation);
        foreach (var (_, insert) in Rows.Where(row => ByClerk.Contains(row.Table)))
        {
            await using var command = new NpgsqlCommand(insert, connection);
            command.Parameters.Add(new NpgsqlParameter { Value = organisation });
            await command.ExecuteNonQueryAsync(cancellation);
        }

        await transaction.CommitAsync(cancellation);
        await InsertAsync(engine, ByEngine, organisation, user, returnId, cancellation);
    }

    private async Task InsertAsync(
        NpgsqlDataSource source, string[] tables, Guid organisation, Guid user, Guid third, CancellationToken cancellation)
    {
        foreach (var (_, insert) in Rows.Where(row => tables.Contains(row.Table)))
        {
            await using var command = source.CreateCommand(insert);
            foreach (var value in new[] { organisation, user, third, Publication })
                command.Parameters.Add(new NpgsqlParameter { Value = value });
            await command.ExecuteNonQueryAsync(cancellation);
        }
    }

    /// <summary>Says for whom the rest of the transaction is, as the site's own door does.</summary>
    public static async Task ActAsAsync(
        NpgsqlConnection connection, Guid? organisation, Guid? user, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            "select set_config('app.organisation_id', $1, true), set_config('app.user_id', $2, true)", connection);
        command.Parameters.Add(new NpgsqlParameter { Value = organisation?.ToString() ?? "" });
        command.Parameters.Add(new NpgsqlParameter { Value = user?.ToString() ?? "" });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task RunAsync(NpgsqlDataSource owner, string sql, CancellationToken cancellation)
    {
        await using var connection = await owner.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using (var command = new NpgsqlCommand("set local role bm_owner; " + sql, connection))
            await command.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }
}
