-- One organisation's answers to one collection. What is being typed stands in return_answers, for its organisation's
-- eyes alone; what was signed off is copied to signed_*, which never changes and is all that the engine may read.
create table returns (
  organisation_id uuid not null references organisations,
  id uuid not null default gen_random_uuid(),
  collection_id uuid not null references collections,
  state text not null constraint returns_state_known
    check (state in ('in_progress', 'sent', 'signed_off', 'reopened', 'nothing_to_report')),
  version integer not null default 1,
  revision integer not null default 0,
  started_at timestamptz not null,
  sent_at timestamptz,
  sent_by uuid,
  reference text,
  signed_off_at timestamptz,
  signed_off_by uuid,
  sent_back_comment text,
  primary key (organisation_id, id),
  constraint returns_one_per_collection unique (organisation_id, collection_id)
);

create table return_answers (
  organisation_id uuid not null,
  return_id uuid not null,
  input_code text not null references inputs,
  value numeric,
  marker text constraint return_answers_marker_known check (marker in ('x', 'z')),
  unreadable text,
  changed_at timestamptz not null,
  changed_by uuid not null,
  primary key (organisation_id, return_id, input_code),
  foreign key (organisation_id, return_id) references returns on delete cascade,
  constraint return_answers_one_kind check (num_nonnulls(value, marker, unreadable) = 1)
);

-- What the member said of a figure that looked odd.
create table return_explanations (
  organisation_id uuid not null,
  return_id uuid not null,
  input_code text not null references inputs,
  finding_code text not null,
  explanation text not null,
  explained_at timestamptz not null,
  explained_by uuid not null,
  primary key (organisation_id, return_id, input_code, finding_code),
  foreign key (organisation_id, return_id) references returns on delete cascade
);

-- A workbook sent in: kept until its author has seen what it would change and says yes.
create table uploads (
  organisation_id uuid not null references organisations,
  id uuid not null default gen_random_uuid(),
  collection_id uuid not null references collections,
  file_name text not null,
  state text not null constraint uploads_state_known check (state in ('refused', 'waiting', 'applied', 'dropped')),
  answers jsonb not null,
  problems jsonb not null,
  return_version integer not null,
  uploaded_at timestamptz not null,
  uploaded_by uuid not null,
  primary key (organisation_id, id)
);
create index uploads_of_collection on uploads (organisation_id, collection_id, uploaded_at);

create table signed_returns (
  organisation_id uuid not null,
  return_id uuid not null,
  revision integer not null,
  collection_id uuid not null references collections,
  nothing_to_report boolean not null,
  signed_at timestamptz not null,
  signed_by uuid not null,
  primary key (organisation_id, return_id, revision),
  foreign key (organisation_id, return_id) references returns
);
create index signed_returns_of_collection on signed_returns (collection_id, organisation_id);

create table signed_figures (
  organisation_id uuid not null,
  return_id uuid not null,
  revision integer not null,
  metric_code text not null references metrics,
  metric_version integer not null,
  value numeric,
  numerator numeric,
  denominator numeric,
  marker text constraint signed_figures_marker_known check (marker in ('x', 'z', 'e', 'u', 's')),
  primary key (organisation_id, return_id, revision, metric_code),
  foreign key (organisation_id, return_id, revision) references signed_returns,
  constraint signed_figures_value_or_marker check (num_nonnulls(value, marker) = 1)
);

-- Where each return stands, without a figure: what the consortium's board may see.
create table return_progress (
  organisation_id uuid not null references organisations,
  collection_id uuid not null references collections,
  state text not null,
  sent_at timestamptz,
  signed_off_at timestamptz,
  primary key (organisation_id, collection_id)
);
create function note_return_progress() returns trigger language plpgsql as $$
begin
  insert into return_progress (organisation_id, collection_id, state, sent_at, signed_off_at)
  values (new.organisation_id, new.collection_id, new.state, new.sent_at, new.signed_off_at)
  on conflict (organisation_id, collection_id)
    do update set state = excluded.state, sent_at = excluded.sent_at, signed_off_at = excluded.signed_off_at;
  return null;
end $$;
create trigger note_progress after insert or update on returns
  for each row execute function note_return_progress();

do $$
declare
  walled text;
begin
  foreach walled in array array[
    'returns', 'return_answers', 'return_explanations', 'uploads', 'signed_returns', 'signed_figures', 'return_progress']
  loop
    execute format('alter table %I enable row level security', walled);
    execute format('alter table %I force row level security', walled);
    execute format('create policy own_rows on %I for select to bm_app using (true)', walled);
    execute format('create policy own_rows_add on %I for insert to bm_app with check (true)', walled);
    if walled <> 'return_progress' then
      execute format(
        'create policy wall on %I as restrictive to bm_app
           using (organisation_id = (select app_organisation()))
           with check (organisation_id = (select app_organisation()))', walled);
    end if;
  end loop;
end $$;
create policy own_rows_change on returns for update to bm_app using (true) with check (true);
create policy own_rows_change on return_answers for update to bm_app using (true) with check (true);
create policy own_rows_drop on return_answers for delete to bm_app using (true);
create policy own_rows_change on return_explanations for update to bm_app using (true) with check (true);
create policy own_rows_drop on return_explanations for delete to bm_app using (true);
create policy own_rows_change on uploads for update to bm_app using (true) with check (true);
create policy own_rows_change on return_progress for update to bm_app using (true) with check (true);
-- The one table of returns that administrators see across members: states and dates, no figure.
create policy wall on return_progress as restrictive to bm_app
  using (organisation_id = (select app_organisation()) or (select app_is_consortium_admin()))
  with check (organisation_id = (select app_organisation()));

create policy engine_reads_signed on signed_returns for select to bm_engine using (true);
create policy engine_reads_signed on signed_figures for select to bm_engine using (true);

grant select, insert, update on returns, uploads, return_progress to bm_app;
grant select, insert, update, delete on return_answers, return_explanations to bm_app;
grant select, insert on signed_returns, signed_figures to bm_app;
grant select on signed_returns, signed_figures to bm_engine;
