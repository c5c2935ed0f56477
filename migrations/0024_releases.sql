-- Research releases: data sets made from publications, versioned and immutable. The steering group asks, the engine makes
-- and attacks them, a second person approves, and from then on everybody may see them until somebody withdraws them.
create table releases (
  id uuid primary key default gen_random_uuid(),
  series text not null default 'involvement-benchmarks' constraint releases_series_in_addresses check (series ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  -- Worked out from what differs from the one before; none until it is ready.
  major integer,
  minor integer,
  patch integer,
  state text not null constraint releases_state_known
    check (state in ('building', 'ready', 'refused', 'discarded', 'published', 'withdrawn')),
  title text not null constraint releases_titled check (title <> ''),
  summary text not null,
  licence text not null constraint releases_licence_known check (licence in ('cc-by-4.0', 'ogl-3.0', 'restricted')),
  -- True: no sign-in is needed. False: for people who are signed in.
  open boolean not null,
  -- Numbers of the publications that it is made from.
  publications integer[] not null constraint releases_made_from_something check (cardinality(publications) > 0),
  records text not null constraint releases_records_known check (records in ('none', 'records', 'clusters')),
  -- Which metrics the records or clusters hold; empty where there are none.
  record_metrics text[] not null default '{}',
  case_studies boolean not null,
  changes jsonb not null default '[]',
  citation text not null default '',
  method text not null default '',
  message text not null default '',
  made_at timestamptz not null,
  made_by uuid not null,
  approved_at timestamptz,
  approved_by uuid,
  published_at timestamptz,
  -- When it was withdrawn or discarded, by whom, and why.
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  withdrawn_reason text not null default '',
  constraint releases_version_whole check (num_nonnulls(major, minor, patch) in (0, 3)),
  constraint releases_version_when_ready check (major is not null or state in ('building', 'refused', 'discarded')),
  constraint releases_records_for_known_people check (records <> 'records' or not open),
  constraint releases_second_pair_of_eyes check (approved_by <> made_by),
  constraint releases_approved_when_published check (
    (state in ('published', 'withdrawn')) = (num_nonnulls(approved_at, approved_by, published_at) = 3)),
  constraint releases_withdrawn_for_a_reason check (
    (state in ('withdrawn', 'discarded')) = (num_nonnulls(withdrawn_at, withdrawn_by) = 2)
    and (state <> 'withdrawn' or withdrawn_reason <> ''))
);
create unique index releases_one_per_version on releases (series, major, minor, patch)
  where state in ('ready', 'published', 'withdrawn');
-- The next version is worked out from the last: two at once would be made from the same one.
create unique index releases_one_at_a_time on releases (series) where state in ('building', 'ready');

-- What the engine found out about a release before anybody may approve it: no figure and no organisation.
create table release_reports (
  release_id uuid primary key references releases,
  report jsonb not null
);

-- Files by their content. Cut into pieces, each with its own fingerprint, so that a range is read, and proved, by itself.
create table stored_files (
  sha256 text primary key constraint stored_files_sha256_in_hexadecimal check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes bigint not null,
  chunk_bytes integer not null constraint stored_files_chunks_not_empty check (chunk_bytes > 0)
);
create table stored_chunks (
  sha256 text not null references stored_files,
  position integer not null,
  chunk_sha256 text not null constraint stored_chunks_sha256_in_hexadecimal check (chunk_sha256 ~ '^[0-9a-f]{64}$'),
  content bytea not null,
  primary key (sha256, position)
);
-- Large ones are compressed before they are stored; trying again costs time and gains nothing.
alter table stored_chunks alter column content set storage external;

create table release_files (
  release_id uuid not null references releases,
  name text not null constraint release_files_name_in_addresses check (name ~ '^[A-Za-z0-9][A-Za-z0-9._-]*$'),
  position integer not null,
  media_type text not null,
  sha256 text not null references stored_files,
  -- The same bytes compressed by gzip, for programs that accept that; null where there are none.
  encoded_sha256 text references stored_files,
  bytes bigint not null,
  rows bigint,
  description text not null,
  -- Of a table: its columns and what they mean, which everybody may read.
  profile jsonb,
  primary key (release_id, name)
);
-- What stands in its columns, in counts and numbers, and its first rows: for who may take the file.
create table release_previews (
  release_id uuid not null,
  name text not null,
  profile jsonb not null,
  primary key (release_id, name),
  foreign key (release_id, name) references release_files
);
create index release_files_by_content on release_files (sha256);
create index release_files_by_encoded on release_files (encoded_sha256) where encoded_sha256 is not null;

-- Which organisations are made alike in research files: one for each cohort and year, never a second.
create table release_partitions (
  cohort text primary key,
  partition jsonb not null,
  made_at timestamptz not null
);

-- What records and clusters show, for the audit: the ledger's part that belongs to no publication.
create table release_ledger_entries (
  release_id uuid not null references releases,
  position integer not null,
  -- The last publication's number when it was made: where in the ledger's order it stands.
  number integer not null,
  period text not null,
  metric_code text not null,
  group_code text not null,
  statistic text not null,
  value numeric,
  base numeric,
  bound text constraint release_ledger_entries_bound_known check (bound in ('none', 'at_least', 'at_most')),
  method text not null,
  reason text constraint release_ledger_entries_reason_known check (reason in ('V', 'N1', 'N2', 'N3', 'N4', 'N5')),
  input_hash text not null references ledger_inputs,
  primary key (release_id, position),
  constraint release_ledger_entries_number_whole check (num_nonnulls(value, base, bound) in (0, 3))
);

create function releases_never_change() returns trigger language plpgsql as $$
begin
  raise exception 'a release is never changed' using errcode = 'integrity_constraint_violation';
end $$;
do $$
declare
  kept text;
begin
  foreach kept in array array[
    'release_reports', 'stored_files', 'stored_chunks', 'release_files', 'release_previews', 'release_partitions', 'release_ledger_entries']
  loop
    execute format(
      'create trigger never_changes before update or delete on %I for each row execute function releases_never_change()', kept);
  end loop;
  foreach kept in array array[
    'releases', 'release_reports', 'stored_files', 'stored_chunks', 'release_files', 'release_previews', 'release_partitions', 'release_ledger_entries']
  loop
    execute format(
      'create trigger never_emptied before truncate on %I for each statement execute function releases_never_change()', kept);
  end loop;
end $$;
create trigger never_removed before delete on releases for each row execute function releases_never_change();

-- A release moves forward only, whoever asks, and what was asked for or made of it stays. One whose attacks succeeded,
-- or that nobody attacked, is never published.
create function releases_move() returns trigger language plpgsql as $$
begin
  if (new.id, new.series, new.title, new.summary, new.licence, new.open, new.publications, new.record_metrics,
      new.case_studies, new.made_at, new.made_by)
    is distinct from (old.id, old.series, old.title, old.summary, old.licence, old.open, old.publications, old.record_metrics,
      old.case_studies, old.made_at, old.made_by)
    or (old.state <> 'building' and (new.major, new.minor, new.patch, new.records, new.changes, new.citation, new.method, new.message)
      is distinct from (old.major, old.minor, old.patch, old.records, old.changes, old.citation, old.method, old.message))
  then
    raise exception 'a release is never changed' using errcode = 'integrity_constraint_violation';
  end if;
  if (old.state, new.state) not in (
    ('building', 'ready'), ('building', 'refused'), ('building', 'discarded'),
    ('ready', 'published'), ('ready', 'discarded'), ('published', 'withdrawn'))
  then
    raise exception 'a release that is % does not become %', old.state, new.state using errcode = 'integrity_constraint_violation';
  end if;
  if new.state in ('ready', 'published') and not exists (
    select from release_reports r where r.release_id = new.id and r.report -> 'passed' = 'true'::jsonb)
  then
    raise exception 'a release that did not pass is not published' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger moves_forward before update on releases for each row execute function releases_move();

alter table releases enable row level security;
alter table releases force row level security;
create policy published_ones_are_known on releases for select to bm_app
  using (state in ('published', 'withdrawn') or (select app_is_steering()) or (select app_is_consortium_admin()));
create policy steering_and_administrators_ask on releases for insert to bm_app
  with check (((select app_is_steering()) or (select app_is_consortium_admin()))
    and state = 'building' and made_by = (select app_user()) and major is null);
create policy steering_and_administrators_decide on releases for update to bm_app
  using (((select app_is_steering()) or (select app_is_consortium_admin())) and state in ('building', 'ready', 'published'))
  with check ((state = 'published' and approved_by = (select app_user()))
    or (state in ('withdrawn', 'discarded') and withdrawn_by = (select app_user())));
create policy engine_reads on releases for select to bm_engine using (true);
create policy engine_makes on releases for update to bm_engine
  using (state = 'building') with check (state in ('ready', 'refused'));

alter table release_reports enable row level security;
alter table release_reports force row level security;
create policy steering_and_administrators_read on release_reports for select to bm_app
  using ((select app_is_steering()) or (select app_is_consortium_admin()));
create policy engine_reads on release_reports for select to bm_engine using (true);
create policy engine_adds on release_reports for insert to bm_engine with check (true);

alter table release_files enable row level security;
alter table release_files force row level security;
create policy files_of_published_ones on release_files for select to bm_app
  using ((select app_is_steering()) or (select app_is_consortium_admin())
    or exists (select from releases r where r.id = release_id and r.state = 'published'));
create policy engine_reads on release_files for select to bm_engine using (true);
create policy engine_adds on release_files for insert to bm_engine with check (true);

alter table release_previews enable row level security;
alter table release_previews force row level security;
create policy previews_of_what_may_be_taken on release_previews for select to bm_app
  using (exists (
    select from release_files f join releases r on r.id = f.release_id
    where f.release_id = release_previews.release_id and f.name = release_previews.name and (r.open or (select app_user()) is not null)));
create policy engine_reads on release_previews for select to bm_engine using (true);
create policy engine_adds on release_previews for insert to bm_engine with check (true);

-- Content is read where a file names it that is visible; of a release that is not open, only by somebody who signed in.
alter table stored_files enable row level security;
alter table stored_files force row level security;
create policy content_of_visible_files on stored_files for select to bm_app
  using (exists (
    select from release_files f join releases r on r.id = f.release_id
    where (f.sha256 = stored_files.sha256 or f.encoded_sha256 = stored_files.sha256)
      and (r.open or (select app_user()) is not null)));
create policy engine_reads on stored_files for select to bm_engine using (true);
create policy engine_adds on stored_files for insert to bm_engine with check (true);

alter table stored_chunks enable row level security;
alter table stored_chunks force row level security;
create policy chunks_of_visible_files on stored_chunks for select to bm_app
  using (exists (select from stored_files f where f.sha256 = stored_chunks.sha256));
create policy engine_reads on stored_chunks for select to bm_engine using (true);
create policy engine_adds on stored_chunks for insert to bm_engine with check (true);

grant select, insert on releases to bm_app;
grant update (state, approved_at, approved_by, published_at, withdrawn_at, withdrawn_by, withdrawn_reason) on releases to bm_app;
grant select on release_reports, release_files, release_previews, stored_files, stored_chunks to bm_app;
grant select on releases to bm_engine;
grant update (state, major, minor, patch, records, changes, citation, method, message) on releases to bm_engine;
grant select, insert on release_reports, release_files, release_previews, stored_files, stored_chunks to bm_engine;
-- Who is in which group, and what went into a number, stays with the engine.
grant select, insert on release_partitions, release_ledger_entries to bm_engine;

-- Making one is long work, which the steering group may ask for and watch.
alter table consortium_jobs drop constraint consortium_jobs_kind_known;
alter table consortium_jobs add constraint consortium_jobs_kind_known
  check (kind in ('publish_collection', 'import_public_data', 'check_peer_group', 'make_release'));
alter policy steering_reads_checks on consortium_jobs
  using (kind in ('check_peer_group', 'make_release') and (select app_is_steering()));
alter policy steering_asks_for_checks on consortium_jobs
  with check (kind in ('check_peer_group', 'make_release') and (select app_is_steering())
    and requested_by = (select app_user()) and state = 'queued');

do $$
begin
  if exists (select from pg_roles where rolname = 'bm_backup') then
    grant select on releases, release_reports, stored_files, stored_chunks, release_files, release_previews, release_partitions, release_ledger_entries
      to bm_backup;
  end if;
end $$;
