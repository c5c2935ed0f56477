-- Long work of one organisation, and programs that act for it. All behind the wall: a job without an organisation must
-- never mean "all of them".
create table organisation_jobs (
  organisation_id uuid not null references organisations,
  id uuid not null default gen_random_uuid(),
  kind text not null constraint organisation_jobs_kind_known check (kind in ('import_history')),
  subject uuid not null,
  state text not null constraint organisation_jobs_state_known
    check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
  stage text not null default '',
  done integer not null default 0,
  total integer not null default 0,
  message text not null default '',
  attempts integer not null default 0,
  cancel_asked boolean not null default false,
  requested_at timestamptz not null,
  requested_by uuid not null,
  leased_until timestamptz,
  finished_at timestamptz,
  primary key (organisation_id, id)
);
create index organisation_jobs_waiting on organisation_jobs (requested_at) where state in ('queued', 'running');
create unique index organisation_jobs_one_at_a_time on organisation_jobs (organisation_id, kind)
  where state in ('queued', 'running');

-- A long file of earlier years.
create table history_imports (
  organisation_id uuid not null references organisations,
  id uuid not null default gen_random_uuid(),
  file_name text not null,
  content bytea not null,
  state text not null constraint history_imports_state_known
    check (state in ('waiting', 'imported', 'refused', 'cancelled')),
  rows_read integer not null default 0,
  rows_new integer not null default 0,
  rows_changed integer not null default 0,
  rows_same integer not null default 0,
  problems jsonb not null default '[]',
  uploaded_at timestamptz not null,
  uploaded_by uuid not null,
  primary key (organisation_id, id)
);

-- An organisation's own earlier figures, for its own eyes: trends and checks. They are in no benchmark.
create table history_figures (
  organisation_id uuid not null,
  metric_code text not null references metrics,
  period text not null,
  area text not null default '',
  value numeric,
  numerator numeric,
  denominator numeric,
  marker text constraint history_figures_marker_known check (marker in ('x', 'z', 'e', 'u', 's')),
  import_id uuid not null,
  primary key (organisation_id, metric_code, period, area),
  foreign key (organisation_id, import_id) references history_imports,
  constraint history_figures_value_or_marker check (num_nonnulls(value, marker) = 1)
);

-- A program's key to one organisation. The secret itself is shown once and kept nowhere.
create table api_tokens (
  organisation_id uuid not null references organisations,
  id uuid not null default gen_random_uuid(),
  name text not null,
  hash bytea not null constraint api_tokens_32_bytes check (octet_length(hash) = 32),
  scopes text[] not null,
  made_at timestamptz not null,
  made_by uuid not null,
  expires_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz,
  revoked_by uuid,
  primary key (organisation_id, id)
);

-- What was answered to a request that may be sent again: written in the transaction of its effect.
create table idempotent_replies (
  organisation_id uuid not null references organisations,
  key text not null,
  request_hash bytea not null,
  status integer not null,
  headers jsonb not null default '{}',
  body text not null,
  made_at timestamptz not null,
  primary key (organisation_id, key)
);
create index idempotent_replies_by_age on idempotent_replies (organisation_id, made_at);

do $$
declare
  walled text;
begin
  foreach walled in array array[
    'organisation_jobs', 'history_imports', 'history_figures', 'api_tokens', 'idempotent_replies']
  loop
    execute format('alter table %I enable row level security', walled);
    execute format('alter table %I force row level security', walled);
    execute format(
      'create policy wall on %I as restrictive to bm_app
         using (organisation_id = (select app_organisation()))
         with check (organisation_id = (select app_organisation()))', walled);
    execute format('create policy own_rows on %I for select to bm_app using (true)', walled);
    execute format('create policy own_rows_add on %I for insert to bm_app with check (true)', walled);
    execute format('create policy own_rows_change on %I for update to bm_app using (true) with check (true)', walled);
  end loop;
end $$;
create policy own_rows_drop on idempotent_replies for delete to bm_app using (true);

-- The clerk finds what waits and hands it on; the work itself is done inside its organisation's wall.
create policy clerk_finds on organisation_jobs for select to bm_clerk using (true);
create policy clerk_hands_on on organisation_jobs for update to bm_clerk using (true) with check (true);

grant select, insert on organisation_jobs, history_imports, history_figures, api_tokens, idempotent_replies to bm_app;
grant update (state, stage, done, total, message, cancel_asked, leased_until, finished_at) on organisation_jobs to bm_app;
grant update (state, rows_read, rows_new, rows_changed, rows_same, problems) on history_imports to bm_app;
grant update (value, numerator, denominator, marker, import_id) on history_figures to bm_app;
grant update (last_used_at, revoked_at, revoked_by) on api_tokens to bm_app;
grant delete on idempotent_replies to bm_app;
grant select on organisation_jobs to bm_clerk;
grant update (state, attempts, message, leased_until, finished_at) on organisation_jobs to bm_clerk;

do $$
begin
  if exists (select from pg_roles where rolname = 'bm_backup') then
    grant select on organisation_jobs, history_imports, history_figures, api_tokens, idempotent_replies to bm_backup;
  end if;
end $$;
