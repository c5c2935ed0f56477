-- Figures that a regulator has already published for each landlord, as read from its own workbook.
create table public_imports (
  id uuid primary key default gen_random_uuid(),
  file_name text not null,
  content bytea not null,
  state text not null constraint public_imports_state_known check (state in ('waiting', 'published', 'refused')),
  period text,
  landlords integer,
  values_read integer,
  without_value integer,
  refusal text,
  queries jsonb not null default '[]',
  left_out jsonb not null default '[]',
  publication_id uuid references publications,
  uploaded_at timestamptz not null,
  uploaded_by uuid not null references users
);

create table public_figures (
  import_id uuid not null references public_imports,
  metric_code text not null,
  landlord_code text not null,
  period text not null,
  value numeric,
  numerator numeric,
  denominator numeric,
  marker text constraint public_figures_marker_known check (marker in ('x', 'z', 'e', 'u', 's')),
  primary key (import_id, metric_code, landlord_code),
  constraint public_figures_value_or_marker check (num_nonnulls(value, marker) = 1)
);

alter table public_imports enable row level security;
alter table public_imports force row level security;
create policy administrators_read on public_imports for select to bm_app using ((select app_is_consortium_admin()));
create policy administrators_add on public_imports for insert to bm_app
  with check ((select app_is_consortium_admin()) and uploaded_by = (select app_user()) and state = 'waiting');
create policy engine_reads on public_imports for select to bm_engine using (true);
create policy engine_reports on public_imports for update to bm_engine using (state = 'waiting') with check (true);

grant select, insert on public_imports to bm_app;
grant select on public_imports to bm_engine;
-- The content too: a file that is refused is not kept.
grant update (state, content, period, landlords, values_read, without_value, refusal, queries, left_out, publication_id)
  on public_imports to bm_engine;
grant select on public_figures to bm_app;
grant select, insert on public_figures to bm_engine;
