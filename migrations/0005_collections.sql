-- One round: a period, which metrics in which version, three dates.
create table collections (
  id uuid primary key default gen_random_uuid(),
  period text not null constraint collections_one_per_period unique,
  state text not null constraint collections_state_known
    check (state in ('planned', 'open', 'closed', 'provisional', 'final')),
  template_version integer not null default 1,
  opens_at timestamptz not null,
  due_at timestamptz not null,
  last_new_at timestamptz not null,
  last_edit_at timestamptz not null,
  version integer not null default 1,
  constraint collections_dates_in_order check (opens_at < due_at and due_at <= last_new_at and last_new_at <= last_edit_at)
);

create table collection_metrics (
  collection_id uuid not null references collections,
  metric_code text not null,
  metric_version integer not null,
  position integer not null,
  primary key (collection_id, metric_code),
  foreign key (metric_code, metric_version) references metric_versions
);

alter table collections enable row level security;
alter table collections force row level security;
create policy everyone_reads on collections for select to bm_app using (true);
create policy administrators_add on collections for insert to bm_app with check ((select app_is_consortium_admin()));
create policy administrators_change on collections for update to bm_app
  using ((select app_is_consortium_admin())) with check ((select app_is_consortium_admin()));
create policy engine_reads on collections for select to bm_engine using (true);
create policy engine_marks_published on collections for update to bm_engine using (state in ('closed', 'provisional'))
  with check (state in ('provisional', 'final'));

alter table collection_metrics enable row level security;
alter table collection_metrics force row level security;
create policy everyone_reads on collection_metrics for select to bm_app using (true);
create policy administrators_add on collection_metrics for insert to bm_app
  with check ((select app_is_consortium_admin()));
create policy engine_reads on collection_metrics for select to bm_engine using (true);

grant select, insert on collections, collection_metrics to bm_app;
grant update (state, due_at, last_new_at, last_edit_at, version) on collections to bm_app;
grant select on collections, collection_metrics to bm_engine;
grant update (state, version) on collections to bm_engine;
