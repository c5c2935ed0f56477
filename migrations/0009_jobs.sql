-- Long work of the consortium, done by the worker as bm_engine. (Work of one organisation gets a table of its own,
-- behind the wall: a job without an organisation must never mean "all of them".)
create table consortium_jobs (
  id uuid primary key default gen_random_uuid(),
  kind text not null constraint consortium_jobs_kind_known check (kind in ('publish_collection', 'import_public_data')),
  subject uuid not null,
  detail text not null default '',
  state text not null constraint consortium_jobs_state_known check (state in ('queued', 'running', 'done', 'failed')),
  stage text not null default '',
  done integer not null default 0,
  total integer not null default 0,
  message text not null default '',
  attempts integer not null default 0,
  requested_at timestamptz not null,
  requested_by uuid not null,
  leased_until timestamptz,
  finished_at timestamptz
);
create unique index consortium_jobs_one_at_a_time on consortium_jobs (kind, subject)
  where state in ('queued', 'running');
create index consortium_jobs_waiting on consortium_jobs (requested_at) where state in ('queued', 'running');

alter table consortium_jobs enable row level security;
alter table consortium_jobs force row level security;
create policy administrators_read on consortium_jobs for select to bm_app using ((select app_is_consortium_admin()));
create policy administrators_add on consortium_jobs for insert to bm_app
  with check ((select app_is_consortium_admin()) and requested_by = (select app_user()) and state = 'queued');
create policy engine_reads on consortium_jobs for select to bm_engine using (true);
create policy engine_works on consortium_jobs for update to bm_engine using (true) with check (true);

grant select, insert on consortium_jobs to bm_app;
grant select on consortium_jobs to bm_engine;
grant update (state, stage, done, total, message, attempts, leased_until, finished_at) on consortium_jobs to bm_engine;

-- The backup role reads everything, where it exists.
do $$
begin
  if exists (select from pg_roles where rolname = 'bm_backup') then
    grant select on all tables in schema public to bm_backup;
  end if;
end $$;
