-- What is measured. A metric keeps its code for life; what it means is a version with the period from which it holds.
create table modules (
  code text primary key,
  name text not null,
  description text not null,
  position integer not null
);

-- One number a member types, once a return, however many metrics are made from it.
create table inputs (
  code text primary key,
  label text not null,
  hint text not null,
  unit text not null,
  decimals integer not null,
  lowest numeric,
  highest numeric,
  position integer not null
);

create table metrics (
  code text primary key,
  name text not null,
  module text not null references modules,
  scope text not null constraint metrics_scope_known check (scope in ('core', 'wider')),
  focus boolean not null,
  position integer not null
);

create table metric_versions (
  metric_code text not null references metrics,
  version integer not null,
  effective_from text not null,
  question text not null,
  numerator text not null,
  denominator text not null,
  inclusions text not null,
  exclusions text not null,
  kind text not null constraint metric_versions_kind_known
    check (kind in ('percentage', 'count', 'money', 'rate', 'rating')),
  unit text not null,
  decimals integer not null,
  polarity text not null constraint metric_versions_polarity_known check (polarity in ('higher', 'lower', 'neutral')),
  cadence text not null constraint metric_versions_cadence_known check (cadence in ('quarter', 'year', 'when_surveyed')),
  source text not null,
  asks_sample_size boolean not null,
  sensitivity text not null constraint metric_versions_sensitivity_known check (sensitivity in ('protected', 'public')),
  public_after text not null default '',
  plausible_low numeric,
  plausible_high numeric,
  possible_low numeric,
  possible_high numeric,
  numerator_input text references inputs,
  denominator_input text references inputs,
  multiplier numeric not null,
  part_of_whole boolean not null,
  note text not null,
  what_changed text not null default '',
  primary key (metric_code, version)
);

create table metric_aliases (
  metric_code text not null references metrics,
  framework text not null,
  code text not null,
  name text not null,
  note text not null,
  primary key (framework, code, metric_code)
);

create table ladder_rungs (
  rung integer primary key,
  name text not null,
  meaning text not null
);

-- What an organisation aims at. Kind "none" keeps the words of a placeholder ("XX%") without making a number of it;
-- "information" may have a value that nobody is held to.
create table targets (
  organisation_id uuid not null references organisations,
  metric_code text not null references metrics,
  kind text not null constraint targets_kind_known check (kind in ('number', 'information', 'none')),
  value numeric,
  focus boolean not null,
  owner text not null,
  wording text not null,
  source text not null,
  primary key (organisation_id, metric_code),
  constraint targets_value_by_kind
    check (case kind when 'number' then value is not null when 'none' then value is null else true end)
);
alter table targets enable row level security;
alter table targets force row level security;
create policy wall on targets as restrictive to bm_app
  using (organisation_id = (select app_organisation()))
  with check (organisation_id = (select app_organisation()));
create policy own_rows on targets for select to bm_app using (true);
create policy own_rows_add on targets for insert to bm_app with check (true);

grant select on modules, inputs, metrics, metric_versions, metric_aliases, ladder_rungs to bm_app, bm_engine;
grant select, insert on targets to bm_app;
