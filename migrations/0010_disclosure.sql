-- What disclosure control needs: each metric's protection radius, who belongs together, and the ledger of everything
-- ever shown.

-- Parameters of a metric's version. They change once a year with a new version, never for a publication.
alter table metric_versions
  add column tau text not null default '',
  add column sticky boolean not null default false,
  add constraint metric_versions_public_after_is_a_date
    check (public_after ~ '^(\d{4}-\d{2}-\d{2})?$');

-- Parent and subsidiaries, or organisations whose figures one office prepares, carry the same code and count as one
-- contributor. Null: the organisation stands for itself.
alter table organisations add column interest_group text;
grant select (interest_group) on organisations to bm_engine;

alter table publications drop constraint publications_kind_known;
alter table publications add constraint publications_kind_known
  check (kind in ('provisional', 'final', 'revision', 'national'));

-- Where a held cell shows an earlier number: the period or publication it was first shown for.
alter table published_cells add column held_from text;

-- The publisher's key: tokens of figures and lots are drawn with it. Whoever has it can test guesses against the ledger.
create table engine_keys (
  purpose text primary key,
  key bytea not null constraint engine_keys_32_bytes check (octet_length(key) = 32),
  made_at timestamptz not null default now()
);
insert into engine_keys (purpose, key) values
  ('publisher', sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')));

-- What went into a number: whose figures, and a token of the state of each. It tells who contributed, so the site
-- may not read it.
create table ledger_inputs (
  hash text primary key,
  organisations text[] not null,
  tokens text[] not null,
  constraint ledger_inputs_one_token_each check (cardinality(organisations) = cardinality(tokens))
);

-- Everything ever shown to anybody, number by number: the audit's only source.
create table ledger_entries (
  publication_id uuid not null references publications,
  position integer not null,
  period text not null,
  metric_code text not null,
  group_code text not null,
  statistic text not null,
  value numeric,
  base numeric,
  bound text constraint ledger_entries_bound_known check (bound in ('none', 'at_least', 'at_most')),
  method text not null,
  reason text constraint ledger_entries_reason_known check (reason in ('V', 'N1', 'N2', 'N3', 'N4', 'N5')),
  input_hash text not null references ledger_inputs,
  primary key (publication_id, position),
  constraint ledger_entries_number_whole check (num_nonnulls(value, base, bound) in (0, 3))
);
create index ledger_entries_of_metric on ledger_entries (metric_code, publication_id);

-- Which revision of each member's return stood in which publication.
create table publication_returns (
  organisation_id uuid not null references organisations,
  publication_id uuid not null references publications,
  return_id uuid not null,
  revision integer not null,
  primary key (organisation_id, publication_id),
  foreign key (organisation_id, return_id, revision) references signed_returns
);
create index publication_returns_of_publication on publication_returns (publication_id);

-- What a publication withholds and promises, in words and counts: no figure and no organisation.
create table publication_reports (
  publication_id uuid primary key references publications,
  report jsonb not null
);

-- Why a publication was refused, where attacks before it succeeded.
alter table consortium_jobs add column report jsonb;
grant update (report) on consortium_jobs to bm_engine;

create function app_is_steering() returns boolean language sql stable
  return exists (
    select from memberships
    where user_id = app_user() and organisation_id = app_organisation() and role = 'steering' and status = 'active');

alter table publication_returns enable row level security;
alter table publication_returns force row level security;
create policy wall on publication_returns as restrictive to bm_app
  using (organisation_id = (select app_organisation()))
  with check (organisation_id = (select app_organisation()));
create policy own_rows on publication_returns for select to bm_app using (true);
create policy engine_reads on publication_returns for select to bm_engine using (true);
create policy engine_adds on publication_returns for insert to bm_engine with check (true);

alter table publication_reports enable row level security;
alter table publication_reports force row level security;
create policy steering_and_administrators_read on publication_reports for select to bm_app
  using ((select app_is_consortium_admin()) or (select app_is_steering()));
create policy engine_reads on publication_reports for select to bm_engine using (true);
create policy engine_adds on publication_reports for insert to bm_engine with check (true);

do $$
declare
  kept text;
begin
  foreach kept in array array['engine_keys', 'ledger_inputs', 'ledger_entries', 'publication_returns', 'publication_reports']
  loop
    execute format(
      'create trigger never_changes before update or delete on %I for each row execute function publications_never_change()', kept);
    execute format(
      'create trigger never_emptied before truncate on %I for each statement execute function publications_never_change()', kept);
  end loop;
end $$;

grant select on engine_keys to bm_engine;
grant select, insert on ledger_inputs, ledger_entries to bm_engine;
grant select, insert on publication_returns, publication_reports to bm_engine;
grant select on publication_returns, publication_reports to bm_app;

do $$
begin
  if exists (select from pg_roles where rolname = 'bm_backup') then
    grant select on engine_keys, ledger_inputs, ledger_entries, publication_returns, publication_reports to bm_backup;
  end if;
end $$;
