-- Targets get a history: a number or a band, by a quarter, with where it was set from. A target is ended or replaced,
-- never overwritten. Those that came with documents stay as they are; nobody set them on a page, so set_at is null.
alter table targets
  add column id uuid not null default gen_random_uuid(),
  add column band text constraint targets_band_known check (band in ('best_quarter', 'better_half', 'middle_half')),
  add column due_period text constraint targets_due_a_quarter check (due_period ~ '^[0-9]{4}-Q[1-4]$'),
  add column note text not null default '',
  add column set_at timestamptz,
  add column set_by uuid,
  -- What was in view: the publication and peer group, and its numbers in the words in which they were shown.
  add column publication_id uuid references publications,
  add column group_code text,
  add column group_name text not null default '',
  add column seen_period text,
  add column seen_median text not null default '',
  add column seen_middle_half text not null default '',
  add column seen_own text not null default '',
  add column ended_at timestamptz,
  add column ended_by uuid,
  add column end_reason text not null default '',
  drop constraint targets_pkey,
  add primary key (organisation_id, id),
  drop constraint targets_kind_known,
  add constraint targets_kind_known check (kind in ('number', 'band', 'information', 'none')),
  drop constraint targets_value_by_kind,
  add constraint targets_value_by_kind check (
    case kind when 'number' then value is not null when 'none' then value is null when 'band' then value is null else true end),
  add constraint targets_band_by_kind check ((kind = 'band') = (band is not null)),
  add constraint targets_ended_by_somebody check ((ended_at is null) = (ended_by is null));
create unique index targets_one_current on targets (organisation_id, metric_code) where ended_at is null;

-- The one change there is: a current target ends. What it was stays.
create policy own_rows_end on targets for update to bm_app using (ended_at is null) with check (ended_at is not null);
grant update (ended_at, ended_by, end_reason) on targets to bm_app;

-- What is done to reach a target, in the organisation's own words.
create table target_actions (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  target_id uuid not null,
  position integer not null,
  wording text not null constraint target_actions_worded check (wording <> ''),
  kind text not null constraint target_actions_kind_known check (kind in ('existing', 'improvement', 'new')),
  done_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, target_id) references targets
);
create index target_actions_of_target on target_actions (organisation_id, target_id);

-- "You said, we did": archived, never deleted.
create table said_entries (
  organisation_id uuid not null references organisations,
  id uuid not null default gen_random_uuid(),
  you_said text not null,
  we_did text not null,
  what_changed text not null,
  happened_on date not null,
  metric_code text references metrics,
  version integer not null,
  made_at timestamptz not null,
  made_by uuid not null,
  edited_at timestamptz not null,
  edited_by uuid not null,
  archived_at timestamptz,
  archived_by uuid,
  primary key (organisation_id, id)
);

-- The scorecard being worked on: one of each organisation.
create table scorecard_drafts (
  organisation_id uuid primary key references organisations,
  version integer not null,
  content jsonb not null,
  edited_at timestamptz not null,
  edited_by uuid not null
);

-- What the organisation's administrator approved: sentences, figures and entries as they stood. Never changed.
create table scorecards (
  organisation_id uuid not null references organisations,
  version integer not null,
  organisation_name text not null,
  period text not null,
  publication_number integer not null,
  content jsonb not null,
  approved_at timestamptz not null,
  approved_by uuid not null,
  primary key (organisation_id, version)
);

-- A public address of an approved scorecard. It shows one version until it is moved to another or revoked.
create table scorecard_links (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  token text not null constraint scorecard_links_unguessable check (length(token) >= 22),
  version integer not null,
  made_at timestamptz not null,
  made_by uuid not null,
  revoked_at timestamptz,
  revoked_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, version) references scorecards
);
create index scorecard_links_by_token on scorecard_links (token);
create unique index scorecard_links_one on scorecard_links (organisation_id) where revoked_at is null;

-- The public address that somebody came with. Without it nobody outside an organisation sees any scorecard at all.
create function app_scorecard() returns text language sql stable
  return nullif(current_setting('app.scorecard', true), '');

do $$
declare
  walled text;
begin
  foreach walled in array array['target_actions', 'said_entries', 'scorecard_drafts', 'scorecards', 'scorecard_links']
  loop
    execute format('alter table %I enable row level security', walled);
    execute format('alter table %I force row level security', walled);
    execute format('create policy own_rows on %I for select to bm_app using (true)', walled);
    execute format('create policy own_rows_add on %I for insert to bm_app with check (true)', walled);
  end loop;
  foreach walled in array array['target_actions', 'said_entries', 'scorecard_drafts']
  loop
    execute format(
      'create policy wall on %I as restrictive to bm_app
         using (organisation_id = (select app_organisation()))
         with check (organisation_id = (select app_organisation()))', walled);
  end loop;
  foreach walled in array array['target_actions', 'said_entries', 'scorecard_drafts', 'scorecard_links']
  loop
    execute format('create policy own_rows_change on %I for update to bm_app using (true) with check (true)', walled);
  end loop;
end $$;
create policy own_rows_drop on target_actions for delete to bm_app using (true);

-- Read from outside by whoever has the address, as long as it is not revoked; written inside the wall alone.
create policy wall on scorecard_links as restrictive to bm_app
  using (organisation_id = (select app_organisation()) or (token = (select app_scorecard()) and revoked_at is null))
  with check (organisation_id = (select app_organisation()));
create policy wall on scorecards as restrictive to bm_app
  using (organisation_id = (select app_organisation()) or exists (
    select from scorecard_links l
    where l.organisation_id = scorecards.organisation_id and l.version = scorecards.version
      and l.token = (select app_scorecard()) and l.revoked_at is null))
  with check (organisation_id = (select app_organisation()));

grant select, insert on target_actions, said_entries, scorecard_drafts, scorecards, scorecard_links to bm_app;
grant update (position, wording, kind, done_at), delete on target_actions to bm_app;
grant update (you_said, we_did, what_changed, happened_on, metric_code, version, edited_at, edited_by, archived_at, archived_by)
  on said_entries to bm_app;
grant update (version, content, edited_at, edited_by) on scorecard_drafts to bm_app;
grant update (version, revoked_at, revoked_by) on scorecard_links to bm_app;

do $$
begin
  if exists (select from pg_roles where rolname = 'bm_backup') then
    grant select on target_actions, said_entries, scorecard_drafts, scorecards, scorecard_links to bm_backup;
  end if;
end $$;
