-- The involvement register: the daily record out of which the quarterly return fills itself. It belongs to its organisation
-- alone: counts and roles, never names of residents. Neither the engine nor the consortium may read a row of it; what leaves
-- the organisation is what it signs off in a return, and the documents that it approves and makes public itself.
create table register_rows (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  -- Goes up with each change, so that nobody overwrites what they have not seen.
  version integer not null default 1,
  made_at timestamptz not null,
  made_by uuid not null,
  edited_at timestamptz not null,
  edited_by uuid not null
);

-- A panel or forum: its seats and whom they stand for, each with the terms in which it was filled.
create table panels (
  like register_rows including defaults,
  name text not null constraint panels_named check (name <> ''),
  kind text not null constraint panels_kind_known check (kind in ('scrutiny', 'landlord', 'forum', 'inspectors', 'complaints', 'editorial', 'other')),
  purpose text not null,
  meets text not null,
  reports_to text not null,
  chair text not null constraint panels_chair_known check (chair in ('resident', 'shared', 'staff', 'board', 'none')),
  began_on date not null,
  ended_on date,
  seats jsonb not null,
  primary key (organisation_id, id),
  constraint panels_end_after_beginning check (ended_on >= began_on)
);

-- Something that residents took part in, or will. An activity to come has no numbers yet.
create table activities (
  like register_rows including defaults,
  held_on date not null,
  name text not null constraint activities_named check (name <> ''),
  kind text not null constraint activities_kind_known check (kind in (
    'event', 'meeting', 'panel_session', 'monitoring_session', 'scrutiny_review', 'inspection', 'survey', 'workshop',
    'training', 'audit', 'recruitment', 'complaint_panel', 'other')),
  rung smallint references ladder_rungs,
  setting text constraint activities_setting_known check (setting in ('in_person', 'online', 'both')),
  place text not null,
  panel_id uuid,
  -- One of several that repeat.
  series_id uuid,
  -- Residents taking part.
  participants integer constraint activities_participants_counted check (participants >= 0),
  resident_hours numeric constraint activities_resident_hours_counted check (resident_hours >= 0),
  people_affected integer constraint activities_people_affected_counted check (people_affected >= 0),
  staff_hours numeric constraint activities_staff_hours_counted check (staff_hours >= 0),
  -- How many of those taking part were of each group.
  make_up jsonb not null,
  costs jsonb not null,
  planned_outcomes text not null,
  came_of_it text not null,
  impact smallint constraint activities_impact_scored check (impact between 0 and 3),
  value_for_money smallint constraint activities_value_scored check (value_for_money between 0 and 3),
  judged_by text constraint activities_judge_known check (judged_by in ('residents', 'staff', 'together')),
  -- The questions of one minute, and how many answered them how.
  questions jsonb not null,
  -- What the row of a file called it, so that the same file brings it once.
  reference text,
  called_off boolean not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, panel_id) references panels on delete set null (panel_id),
  constraint activities_one_of_reference unique (organisation_id, reference),
  constraint activities_judged_by_somebody check (num_nonnulls(impact, value_for_money) = 0 or judged_by is not null)
);
create index activities_by_day on activities (organisation_id, held_on);
create index activities_of_panel on activities (organisation_id, panel_id) where panel_id is not null;

-- A panel's agenda, report, decision or easy-read paper.
create table panel_papers (
  like register_rows including defaults,
  panel_id uuid not null,
  dated_on date not null,
  kind text not null constraint panel_papers_kind_known check (kind in ('agenda', 'report', 'decision', 'paper')),
  easy_read boolean not null,
  title text not null constraint panel_papers_titled check (title <> ''),
  words text not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, panel_id) references panels on delete cascade
);
create index panel_papers_of_panel on panel_papers (organisation_id, panel_id, dated_on);

-- A picture or document of an activity or of a panel's paper, made anew from what was sent.
create table register_files (
  organisation_id uuid not null references organisations,
  id uuid not null default gen_random_uuid(),
  activity_id uuid,
  paper_id uuid,
  name text not null,
  media_type text not null,
  alternative text not null,
  content bytea not null,
  made_at timestamptz not null,
  made_by uuid not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, activity_id) references activities on delete cascade,
  foreign key (organisation_id, paper_id) references panel_papers on delete cascade,
  constraint register_files_of_one check (num_nonnulls(activity_id, paper_id) = 1)
);
create index register_files_of_activity on register_files (organisation_id, activity_id) where activity_id is not null;
create index register_files_of_paper on register_files (organisation_id, paper_id) where paper_id is not null;

create table recommendations (
  like register_rows including defaults,
  made_on date not null,
  source text not null constraint recommendations_source_known check (source in (
    'scrutiny_panel', 'inspectors', 'complaint_panel', 'auditors', 'forum', 'other')),
  activity_id uuid,
  panel_id uuid,
  wording text not null constraint recommendations_worded check (wording <> ''),
  -- A role, never a name.
  addressed_to text not null,
  decision text constraint recommendations_decision_known check (decision in ('accepted', 'accepted_in_part', 'declined')),
  decided_on date,
  reason text not null,
  due_on date,
  done_on date,
  primary key (organisation_id, id),
  foreign key (organisation_id, activity_id) references activities on delete set null (activity_id),
  foreign key (organisation_id, panel_id) references panels on delete set null (panel_id),
  constraint recommendations_decided_on_a_day check ((decision is null) = (decided_on is null)),
  constraint recommendations_decided_after_made check (decided_on >= made_on),
  constraint recommendations_done_after_decided check (done_on is null or (decision in ('accepted', 'accepted_in_part') and done_on >= decided_on))
);
create index recommendations_by_day on recommendations (organisation_id, made_on);

-- A change of a service that residents' views helped to shape, whether or not a recommendation came before.
create table service_changes (
  like register_rows including defaults,
  decided_on date not null,
  name text not null constraint service_changes_named check (name <> ''),
  service text not null,
  recommendation_id uuid,
  activity_id uuid,
  attribution text constraint service_changes_attribution_known check (attribution in ('would_not', 'sooner', 'better', 'anyway')),
  done_on date,
  you_said text not null,
  we_did text not null,
  -- £ saved in the financial year that the change was put in place in.
  savings numeric constraint service_changes_savings_counted check (savings >= 0),
  metric_code text references metrics,
  before_period text constraint service_changes_before_a_quarter check (before_period ~ '^[0-9]{4}-Q[1-4]$'),
  before_value numeric,
  after_period text constraint service_changes_after_a_quarter check (after_period ~ '^[0-9]{4}-Q[1-4]$'),
  after_value numeric,
  primary key (organisation_id, id),
  foreign key (organisation_id, recommendation_id) references recommendations on delete set null (recommendation_id),
  foreign key (organisation_id, activity_id) references activities on delete set null (activity_id),
  constraint service_changes_done_after_decided check (done_on >= decided_on)
);
create index service_changes_by_day on service_changes (organisation_id, decided_on);

-- Counts of what is no activity: recruitments, audits, complaints, repairs. A part of a whole, or two.
create table tallies (
  like register_rows including defaults,
  counted_on date not null,
  kind text not null constraint tallies_kind_known check (kind in (
    'recruitments', 'audits', 'complaint_panels', 'stage_one_complaints', 'repairs', 'volunteer_duties', 'complaints',
    'standards', 'work_placements')),
  whole integer not null constraint tallies_whole_counted check (whole >= 0),
  part integer constraint tallies_part_counted check (part >= 0),
  second_part integer constraint tallies_second_part_counted check (second_part >= 0),
  note text not null,
  primary key (organisation_id, id)
);
create index tallies_by_day on tallies (organisation_id, kind, counted_on);

-- People counted once each, on a day: what a register of activities cannot know, since it holds no names.
create table head_counts (
  like register_rows including defaults,
  counted_on date not null,
  involved integer constraint head_counts_involved_counted check (involved >= 0),
  -- Of them, those who told age, disability and ethnic group; and by group.
  profiled integer constraint head_counts_profiled_counted check (profiled >= 0),
  make_up jsonb not null,
  trained integer constraint head_counts_trained_counted check (trained >= 0),
  trained_digital integer constraint head_counts_digital_counted check (trained_digital >= 0),
  trained_work integer constraint head_counts_work_counted check (trained_work >= 0),
  primary key (organisation_id, id),
  constraint head_counts_one_a_day unique (organisation_id, counted_on)
);

-- Who lives in the organisation's homes, once a year.
create table resident_profiles (
  like register_rows including defaults,
  -- The financial year, by the year in which it starts.
  year integer not null,
  residents integer not null constraint resident_profiles_residents_counted check (residents > 0),
  profiled integer not null constraint resident_profiles_profiled_within check (profiled between 0 and residents),
  make_up jsonb not null,
  source text not null,
  primary key (organisation_id, id),
  constraint resident_profiles_one_a_year unique (organisation_id, year)
);

-- A group that the organisation has named as under-represented; and groups of its own beside the agreed ones.
create table named_groups (
  like register_rows including defaults,
  code text not null constraint named_groups_code_plain check (code ~ '^[a-z0-9-]{1,60}$'),
  name text not null constraint named_groups_named check (name <> ''),
  under_represented boolean not null,
  primary key (organisation_id, id),
  constraint named_groups_one_of_code unique (organisation_id, code)
);

-- Costs of involvement that belong to no activity, such as the team's pay.
create table involvement_costs (
  like register_rows including defaults,
  spent_on date not null,
  scope text not null constraint involvement_costs_scope_known check (scope in ('staff', 'direct', 'reward', 'travel', 'overhead')),
  what text not null constraint involvement_costs_worded check (what <> ''),
  amount numeric not null constraint involvement_costs_amount_counted check (amount >= 0),
  primary key (organisation_id, id)
);
create index involvement_costs_by_day on involvement_costs (organisation_id, spent_on);

-- What an outcome is worth by a method of the organisation's own, under its own licence where the method has one.
create table valuations (
  like register_rows including defaults,
  year integer not null,
  method text not null constraint valuations_method_known check (method in ('social_value_bank', 'sroi', 'other')),
  method_name text not null,
  source text not null,
  outcome text not null constraint valuations_worded check (outcome <> ''),
  activity_id uuid,
  people integer not null constraint valuations_people_counted check (people >= 0),
  unit_value numeric not null,
  -- Shares of 100: what would have happened anyway, and what of the rest was due to this.
  deadweight numeric not null constraint valuations_deadweight_a_share check (deadweight between 0 and 100),
  attribution numeric not null constraint valuations_attribution_a_share check (attribution between 0 and 100),
  cost numeric not null constraint valuations_cost_counted check (cost >= 0),
  note text not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, activity_id) references activities on delete set null (activity_id)
);

-- A file of activities or actions, held until its author has seen what it would change and says yes.
create table register_imports (
  organisation_id uuid not null references organisations,
  id uuid not null default gen_random_uuid(),
  kind text not null constraint register_imports_kind_known check (kind in ('activities', 'actions')),
  -- The plan that actions are for.
  plan_id uuid,
  file_name text not null,
  state text not null constraint register_imports_state_known check (state in ('refused', 'waiting', 'applied', 'dropped')),
  lines jsonb not null,
  problems jsonb not null,
  uploaded_at timestamptz not null,
  uploaded_by uuid not null,
  decided_at timestamptz,
  decided_by uuid,
  primary key (organisation_id, id)
);

create table action_plans (
  like register_rows including defaults,
  name text not null constraint action_plans_named check (name <> ''),
  -- First days of the first and the last month.
  begins_on date not null,
  ends_on date not null,
  archived_at timestamptz,
  primary key (organisation_id, id),
  constraint action_plans_months check (extract(day from begins_on) = 1 and extract(day from ends_on) = 1 and ends_on >= begins_on)
);

create table actions (
  like register_rows including defaults,
  plan_id uuid not null,
  position integer not null,
  objective text not null constraint actions_worded check (objective <> ''),
  heading text not null,
  rung smallint references ladder_rungs,
  kind text constraint actions_kind_known check (kind in ('existing', 'improvement', 'new')),
  -- A role, never a name.
  owner_role text not null,
  begins_on date,
  ends_on date,
  milestones jsonb not null,
  -- How it stood each quarter.
  statuses jsonb not null,
  metric_code text references metrics,
  target_id uuid,
  -- The practice that it was started from, as seed-data names it.
  template text,
  primary key (organisation_id, id),
  foreign key (organisation_id, plan_id) references action_plans on delete cascade,
  foreign key (organisation_id, target_id) references targets on delete set null (target_id),
  constraint actions_months check (
    num_nonnulls(begins_on, ends_on) <> 1
    and (begins_on is null or (extract(day from begins_on) = 1 and extract(day from ends_on) = 1 and ends_on >= begins_on)))
);
create index actions_of_plan on actions (organisation_id, plan_id, position);

-- A way to take part: the menu of involvement, and in which months of the year.
create table opportunities (
  like register_rows including defaults,
  name text not null constraint opportunities_named check (name <> ''),
  what text not null,
  rung smallint references ladder_rungs,
  time_needed text not null,
  how_to_join text not null,
  support text not null,
  dates jsonb not null,
  ended_on date,
  primary key (organisation_id, id)
);

-- A document made from the register: worked on as a draft, approved as it stood, and public where the organisation wants.
create table register_documents (
  like register_rows including defaults,
  kind text not null constraint register_documents_kind_known check (kind in ('said', 'assessment', 'opportunities')),
  title text not null constraint register_documents_titled check (title <> ''),
  begins_on date not null,
  ends_on date not null,
  organisation_name text not null,
  content jsonb not null,
  approved_at timestamptz,
  approved_by uuid,
  primary key (organisation_id, id),
  constraint register_documents_end_after_beginning check (ends_on >= begins_on),
  constraint register_documents_approved_by_somebody check ((approved_at is null) = (approved_by is null))
);
create index register_documents_by_kind on register_documents (organisation_id, kind, begins_on);

-- The public address of an approved document. Which way of reading it shows is part of the address.
create table document_links (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  document_id uuid not null,
  token text not null constraint document_links_unguessable check (length(token) >= 22),
  made_at timestamptz not null,
  made_by uuid not null,
  revoked_at timestamptz,
  revoked_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, document_id) references register_documents
);
create index document_links_by_token on document_links (token);
create unique index document_links_no_token_twice on document_links (organisation_id, token);
create unique index document_links_one on document_links (organisation_id, document_id) where revoked_at is null;

-- What the register offered for an answer of a return when it was saved, so that differences are remembered.
create table return_offers (
  organisation_id uuid not null,
  return_id uuid not null,
  input_code text not null references inputs,
  offered numeric not null,
  -- What it was made of, in words, such as "14 activities".
  basis text not null,
  accepted boolean not null,
  offered_at timestamptz not null,
  offered_to uuid not null,
  primary key (organisation_id, return_id, input_code),
  foreign key (organisation_id, return_id) references returns on delete cascade
);

drop table register_rows;

-- True in a look of the consortium's administrator at a member's pages.
create function app_is_looking() returns boolean language sql stable
  return coalesce(current_setting('app.looking', true), '') = 'true';

do $$
declare
  walled text;
begin
  foreach walled in array array[
    'panels', 'activities', 'panel_papers', 'recommendations', 'service_changes', 'tallies', 'head_counts', 'resident_profiles',
    'named_groups', 'involvement_costs', 'valuations', 'action_plans', 'actions', 'opportunities', 'register_documents']
  loop
    execute format('alter table %I add foreign key (organisation_id) references organisations', walled);
    execute format('grant select, insert, update, delete on %I to bm_app', walled);
    execute format('create policy own_rows_change on %I for update to bm_app using (true) with check (true)', walled);
    execute format('create policy own_rows_drop on %I for delete to bm_app using (true)', walled);
  end loop;

  foreach walled in array array[
    'panels', 'activities', 'panel_papers', 'recommendations', 'service_changes', 'tallies', 'head_counts', 'resident_profiles',
    'named_groups', 'involvement_costs', 'valuations', 'action_plans', 'actions', 'opportunities', 'register_documents',
    'register_files', 'register_imports', 'document_links', 'return_offers']
  loop
    execute format('alter table %I enable row level security', walled);
    execute format('alter table %I force row level security', walled);
    execute format('create policy own_rows on %I for select to bm_app using (true)', walled);
    execute format('create policy own_rows_add on %I for insert to bm_app with check (true)', walled);
    -- Once an organisation has left, its register is read and never written; its public pages it can still take away.
    execute format('create policy nothing_new_after_leaving on %I as restrictive for insert to bm_app
      with check ((select app_organisation_goes_on()))', walled);
    if walled <> 'document_links' then
      execute format('create policy no_change_after_leaving on %I as restrictive for update to bm_app
        using ((select app_organisation_goes_on()))', walled);
    end if;
    -- Not even the consortium's administrator who looks at a member's pages reads a row.
    execute format('create policy not_in_a_look on %I as restrictive to bm_app using (not (select app_is_looking()))', walled);
    execute format('create policy nothing_dropped_after_leaving on %I as restrictive for delete to bm_app
      using ((select app_organisation_goes_on()))', walled);
    if walled not in ('register_documents', 'document_links') then
      execute format(
        'create policy wall on %I as restrictive to bm_app
           using (organisation_id = (select app_organisation()))
           with check (organisation_id = (select app_organisation()))', walled);
    end if;
    if exists (select from pg_roles where rolname = 'bm_backup') then
      execute format('grant select on %I to bm_backup', walled);
    end if;
  end loop;
end $$;

-- Read from outside by whoever has the address, as long as it is not revoked; written inside the wall alone. The address
-- is said to the database as that of a scorecard is: it opens the one row of whichever table has it.
create policy wall on document_links as restrictive to bm_app
  using (organisation_id = (select app_organisation()) or (token = (select app_scorecard()) and revoked_at is null))
  with check (organisation_id = (select app_organisation()));
create policy wall on register_documents as restrictive to bm_app
  using (organisation_id = (select app_organisation()) or (approved_at is not null and exists (
    select from document_links l
    where l.organisation_id = register_documents.organisation_id and l.document_id = register_documents.id
      and l.token = (select app_scorecard()) and l.revoked_at is null)))
  with check (organisation_id = (select app_organisation()));

-- What is approved stays as it is: later changes make another document.
create function approved_document_stays() returns trigger language plpgsql as $$
begin
  raise exception using errcode = 'check_violation', constraint = 'register_documents_approved_stay',
    message = 'an approved document is never changed';
end $$;
create trigger approved_stays before update or delete on register_documents
  for each row when (old.approved_at is not null) execute function approved_document_stays();

grant select, insert, delete on register_files to bm_app;
grant select, insert, update (state, lines, problems, decided_at, decided_by) on register_imports to bm_app;
grant select, insert, update (revoked_at, revoked_by) on document_links to bm_app;
grant select, insert, update (offered, basis, accepted, offered_at, offered_to), delete on return_offers to bm_app;
create policy own_rows_drop on register_files for delete to bm_app using (true);
create policy own_rows_drop on return_offers for delete to bm_app using (true);
create policy own_rows_change on register_imports for update to bm_app using (true) with check (true);
-- Revoked stays revoked.
create policy own_rows_change on document_links for update to bm_app using (revoked_at is null) with check (true);
create policy own_rows_change on return_offers for update to bm_app using (true) with check (true);
