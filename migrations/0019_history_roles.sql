-- Histories come in by COPY, which PostgreSQL refuses into a table with a wall. So the site copies them into a temporary
-- table of its own transaction and inserts from there, as bm_app, through the wall. The right to make one is granted
-- by the login, which is why this file's name ends as those of roles do; all else is bm_owner's as ever.
-- (The functions that policies ask are bound to their tables when they are made: a temporary table of the same name
-- does not stand in for one.)
do $$
begin
  execute format('grant temporary on database %I to bm_app', current_database());
end $$;
set local role bm_owner;

-- "asking": it would change figures that are there, and waits for a yes. "removed": its figures and its file are gone.
alter table history_imports drop constraint history_imports_state_known;
alter table history_imports
  add constraint history_imports_state_known
    check (state in ('waiting', 'asking', 'imported', 'refused', 'cancelled', 'removed')),
  add column summary jsonb not null default '{}',
  add column confirmed_at timestamptz,
  add column confirmed_by uuid,
  add column finished_at timestamptz;

-- What an import would change, as it was shown before somebody said yes; afterwards, what it did change.
create table history_changes (
  organisation_id uuid not null,
  import_id uuid not null,
  metric_code text not null references metrics,
  period text not null,
  area text not null,
  old_value numeric,
  old_numerator numeric,
  old_denominator numeric,
  old_marker text,
  new_value numeric,
  new_numerator numeric,
  new_denominator numeric,
  new_marker text,
  primary key (organisation_id, import_id, metric_code, period, area),
  foreign key (organisation_id, import_id) references history_imports
);
alter table history_changes enable row level security;
alter table history_changes force row level security;
create policy wall on history_changes as restrictive to bm_app
  using (organisation_id = (select app_organisation()))
  with check (organisation_id = (select app_organisation()));
create policy own_rows on history_changes for select to bm_app using (true);
create policy own_rows_add on history_changes for insert to bm_app with check (true);
create policy own_rows_drop on history_changes for delete to bm_app using (true);
create policy own_rows_drop on history_figures for delete to bm_app using (true);

grant select, insert, delete on history_changes to bm_app;
grant delete on history_figures to bm_app;
grant update (content, summary, confirmed_at, confirmed_by, finished_at) on history_imports to bm_app;

do $$
begin
  if exists (select from pg_roles where rolname = 'bm_backup') then
    grant select on history_changes to bm_backup;
  end if;
end $$;
