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

-- A file brings up to 200,000 figures of one import. Two references checked row by row took longer than writing the
-- rows; the same is checked once for each statement. It asks as the writer does, through the wall, so an import of
-- another organisation is as unknown as one that never was. Neither metrics nor imports are ever deleted by anybody.
alter table history_figures
  drop constraint history_figures_metric_code_fkey,
  drop constraint history_figures_organisation_id_import_id_fkey;
create function history_figures_refer() returns trigger language plpgsql as $$
begin
  if exists (
    select from (select distinct metric_code from written) as named
    where not exists (select from public.metrics where code = named.metric_code))
  then
    raise exception 'a figure names a metric that is not in the catalogue' using errcode = 'foreign_key_violation';
  end if;
  if exists (
    select from (select distinct organisation_id, import_id from written) as named
    where not exists (
      select from public.history_imports i where i.organisation_id = named.organisation_id and i.id = named.import_id))
  then
    raise exception 'a figure names an import that is not there' using errcode = 'foreign_key_violation';
  end if;
  return null;
end $$;
create trigger refer_when_added after insert on history_figures
  referencing new table as written for each statement execute function history_figures_refer();
create trigger refer_when_changed after update on history_figures
  referencing new table as written for each statement execute function history_figures_refer();

grant select, insert, delete on history_changes to bm_app;
grant delete on history_figures to bm_app;
grant update (content, summary, confirmed_at, confirmed_by, finished_at) on history_imports to bm_app;

do $$
begin
  if exists (select from pg_roles where rolname = 'bm_backup') then
    grant select on history_changes to bm_backup;
  end if;
end $$;
