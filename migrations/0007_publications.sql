-- What the engine published: immutable and numbered. The site reads it and nothing else of what members sent.
create table publications (
  id uuid primary key default gen_random_uuid(),
  number integer not null constraint publications_one_per_number unique,
  kind text not null constraint publications_kind_known check (kind in ('provisional', 'final', 'national')),
  collection_id uuid references collections,
  period text not null,
  title text not null,
  source text not null,
  method text not null,
  minimum_for_median integer not null,
  minimum_for_quartiles integer not null,
  published_at timestamptz not null,
  constraint publications_collection_unless_national check ((kind = 'national') = (collection_id is null))
);
create unique index publications_once_each on publications (collection_id, kind) where collection_id is not null;
create index publications_of_period on publications (period, number);

create table published_groups (
  publication_id uuid not null references publications,
  code text not null,
  dimension text not null,
  name text not null,
  position integer not null,
  primary key (publication_id, code)
);

create table published_cells (
  publication_id uuid not null references publications,
  period text not null,
  metric_code text not null,
  group_code text not null,
  n integer,
  status text not null constraint published_cells_status_known
    check (status in ('published', 'withheld', 'not_enough', 'held', 'not_collected')),
  reason text constraint published_cells_reason_known check (reason in ('V', 'N1', 'N2', 'N3', 'N4', 'N5')),
  base numeric,
  lower_quartile numeric,
  median numeric,
  upper_quartile numeric,
  p10 numeric,
  p90 numeric,
  mean numeric,
  method text not null,
  primary key (publication_id, group_code, metric_code),
  foreign key (publication_id, group_code) references published_groups
);
create index published_cells_over_time on published_cells (metric_code, group_code, period, publication_id);

create function publications_never_change() returns trigger language plpgsql as $$
begin
  raise exception 'a publication is never changed' using errcode = 'integrity_constraint_violation';
end $$;
create trigger never_changes before update or delete on publications
  for each row execute function publications_never_change();
create trigger never_changes before update or delete on published_groups
  for each row execute function publications_never_change();
create trigger never_changes before update or delete on published_cells
  for each row execute function publications_never_change();

grant select on publications, published_groups, published_cells to bm_app;
grant select, insert on publications, published_groups, published_cells to bm_engine;
