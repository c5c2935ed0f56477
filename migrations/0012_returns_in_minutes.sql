-- Returns that people finish: checks that can be edited with the metric, figures that are carried forward, questions
-- that the steering group reads, reopening, and how long it all takes.

-- Checks of one version of a metric beside its two bands. Each says why it is there.
alter table metric_versions
  add column plausible_reason text not null default '',
  add column possible_reason text not null default '',
  add column made_at timestamptz not null default now(),
  add column made_by uuid;

-- at_most: input is at most other_input. change: more than amount times last period's figure, or as little.
-- outlier: further than amount from the organisation's own earlier figures, in median absolute deviations.
create table metric_rules (
  metric_code text not null,
  metric_version integer not null,
  position integer not null,
  kind text not null constraint metric_rules_kind_known check (kind in ('at_most', 'change', 'outlier')),
  severity text not null constraint metric_rules_severity_known check (severity in ('invalid', 'query')),
  input text references inputs,
  other_input text references inputs,
  amount numeric,
  reason text not null,
  primary key (metric_code, metric_version, position),
  foreign key (metric_code, metric_version) references metric_versions,
  constraint metric_rules_whole check (case kind
    when 'at_most' then num_nonnulls(input, other_input) = 2 and amount is null
    else num_nonnulls(input, other_input) = 0 and amount > 1 end)
);

-- What a member wrote of an odd figure, as the steering group reads it: no value and no organisation. The explanation
-- in the member's own table knows which note is its own.
create table quality_notes (
  id uuid primary key default gen_random_uuid(),
  collection_id uuid not null references collections,
  metric_code text not null references metrics,
  finding_code text not null,
  explanation text not null,
  noted_at timestamptz not null
);
create index quality_notes_of_collection on quality_notes (collection_id, metric_code);
alter table return_explanations add column note_id uuid;

-- How many minutes a return took, of nobody's in particular.
create table completion_times (
  id uuid primary key default gen_random_uuid(),
  collection_id uuid not null references collections,
  minutes integer not null constraint completion_times_positive check (minutes between 0 and 100000)
);
create index completion_times_of_collection on completion_times (collection_id);

alter table returns
  add column queries_open integer not null default 0,
  add column seconds_spent integer not null default 0,
  add column completion_id uuid;
alter table return_progress add column queries_open integer not null default 0;
create or replace function note_return_progress() returns trigger language plpgsql as $$
begin
  insert into return_progress (organisation_id, collection_id, state, sent_at, signed_off_at, queries_open)
  values (new.organisation_id, new.collection_id, new.state, new.sent_at, new.signed_off_at, new.queries_open)
  on conflict (organisation_id, collection_id)
    do update set state = excluded.state, sent_at = excluded.sent_at, signed_off_at = excluded.signed_off_at,
      queries_open = excluded.queries_open;
  return null;
end $$;

-- The period whose survey an answer is still from; null where it is this period's own.
alter table return_answers add column carried_from text;
alter table signed_figures add column carried_from text;

-- The file as it was sent, for its owner.
alter table uploads
  add column content bytea not null default '',
  add column applied_at timestamptz,
  add column applied_by uuid;

-- Asking for a signed-off return back, and what the consortium's administrator said. It opens the return until a
-- moment; nothing of the return moves until the member changes something.
create table reopenings (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  return_id uuid not null,
  collection_id uuid not null references collections,
  revision integer not null,
  state text not null constraint reopenings_state_known check (state in ('asked', 'withdrawn', 'agreed', 'refused')),
  reason text not null,
  asked_at timestamptz not null,
  asked_by uuid not null,
  answer text not null default '',
  until timestamptz,
  answered_at timestamptz,
  answered_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, return_id) references returns,
  constraint reopenings_until_a_moment check ((state = 'agreed') = (until is not null))
);
create unique index reopenings_one_at_a_time on reopenings (organisation_id, return_id) where state = 'asked';
create index reopenings_of_collection on reopenings (collection_id, state);

-- What members would have the catalogue say.
create table metric_proposals (
  organisation_id uuid not null references organisations,
  id uuid not null default gen_random_uuid(),
  metric_code text references metrics,
  wording text not null,
  reason text not null,
  state text not null constraint metric_proposals_state_known check (state in ('open', 'withdrawn', 'accepted', 'declined')),
  made_at timestamptz not null,
  made_by uuid not null,
  answer text not null default '',
  answered_at timestamptz,
  answered_by uuid,
  primary key (organisation_id, id)
);

-- Versions: everybody reads, administrators add. None ever changes.
do $$
declare
  catalogue text;
begin
  foreach catalogue in array array['metric_versions', 'metric_rules']
  loop
    execute format('alter table %I enable row level security', catalogue);
    execute format('create policy everyone_reads on %I for select to bm_app, bm_engine using (true)', catalogue);
    execute format(
      'create policy administrators_add on %I for insert to bm_app with check ((select app_is_consortium_admin()))', catalogue);
  end loop;
end $$;
grant select on metric_rules to bm_app, bm_engine;
grant insert on metric_versions, metric_rules to bm_app;

-- Notes and times are written inside a member's wall, by whom alone they can be changed, and read by the steering
-- group and the administrators.
alter table quality_notes enable row level security;
alter table quality_notes force row level security;
create policy steering_and_administrators_read on quality_notes for select to bm_app
  using ((select app_is_steering()) or (select app_is_consortium_admin()));
create policy own_notes on quality_notes for select to bm_app
  using (exists (select from return_explanations own where own.note_id = quality_notes.id));
create policy own_notes_add on quality_notes for insert to bm_app with check ((select app_organisation()) is not null);
create policy own_notes_drop on quality_notes for delete to bm_app
  using (exists (select from return_explanations own where own.note_id = quality_notes.id));
alter table completion_times enable row level security;
alter table completion_times force row level security;
create policy steering_and_administrators_read on completion_times for select to bm_app
  using ((select app_is_steering()) or (select app_is_consortium_admin()));
create policy own_times on completion_times for select to bm_app
  using (exists (select from returns own where own.completion_id = completion_times.id));
create policy own_times_add on completion_times for insert to bm_app with check ((select app_organisation()) is not null);
create policy own_times_change on completion_times for update to bm_app
  using (exists (select from returns own where own.completion_id = completion_times.id)) with check (true);

-- Asked by a member inside its wall, answered by the consortium's administrators.
do $$
declare
  asked text;
begin
  foreach asked in array array['reopenings', 'metric_proposals']
  loop
    execute format('alter table %I enable row level security', asked);
    execute format('alter table %I force row level security', asked);
    execute format(
      'create policy wall on %I as restrictive to bm_app
         using (organisation_id = (select app_organisation()) or (select app_is_consortium_admin()))
         with check (organisation_id = (select app_organisation()) or (select app_is_consortium_admin()))', asked);
    execute format('create policy read on %I for select to bm_app using (true)', asked);
    execute format(
      'create policy own_rows_add on %I for insert to bm_app with check (organisation_id = (select app_organisation()))', asked);
    execute format('create policy change on %I for update to bm_app using (true) with check (true)', asked);
  end loop;
end $$;

grant select, insert, delete on quality_notes to bm_app;
grant select, insert on completion_times to bm_app;
grant update (minutes) on completion_times to bm_app;
grant select, insert on reopenings, metric_proposals to bm_app;
grant update (state, answer, until, answered_at, answered_by) on reopenings to bm_app;
grant update (state, answer, answered_at, answered_by) on metric_proposals to bm_app;

do $$
begin
  if exists (select from pg_roles where rolname = 'bm_backup') then
    grant select on metric_rules, quality_notes, completion_times, reopenings, metric_proposals to bm_backup;
  end if;
end $$;
