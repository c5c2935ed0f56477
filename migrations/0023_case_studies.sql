-- Case studies: what residents did and what changed, in a member's own words. What is being written stands behind the
-- organisation's wall; what is sent to the editors leaves it as a revision, which belongs to nobody, names an author only
-- where the author wants that, and whose words never change.

-- A study's id is made of its organisation and a number that nobody else sees. So a row behind one wall can never claim
-- the study of another, and no unique across organisations is needed, which would tell what others have.
create function case_study_id(organisation uuid, nonce uuid) returns uuid language sql immutable
  return encode(substring(sha256(uuid_send(organisation) || uuid_send(nonce)) for 16), 'hex')::uuid;

-- What an organisation works on. The state is what it last did itself; what the editors said stands in the revision.
create table case_studies (
  organisation_id uuid not null references organisations,
  id uuid not null,
  nonce uuid not null,
  state text not null constraint case_studies_state_known
    check (state in ('draft', 'sent', 'changes_asked', 'approved', 'published', 'withdrawn')),
  -- As typed, also what is wrong.
  content jsonb not null,
  version integer not null,
  anonymous boolean not null,
  audience text not null constraint case_studies_audience_known check (audience in ('members', 'everyone')),
  -- The last one sent; 0 for none.
  revision integer not null default 0,
  made_at timestamptz not null,
  made_by uuid not null,
  edited_at timestamptz not null,
  edited_by uuid not null,
  primary key (organisation_id, id),
  constraint case_studies_id_of_its_organisation check (id = case_study_id(organisation_id, nonce))
);

-- Pictures and a document, cleaned; what was uploaded is kept nowhere.
create table case_study_files (
  organisation_id uuid not null,
  study uuid not null,
  id uuid not null default gen_random_uuid(),
  position integer not null,
  kind text not null constraint case_study_files_kind_known check (kind in ('picture', 'document')),
  name text not null,
  alternative text not null default '',
  caption text not null default '',
  media_type text not null,
  width integer,
  height integer,
  sha256 bytea not null constraint case_study_files_32_bytes check (octet_length(sha256) = 32),
  content bytea not null,
  primary key (organisation_id, study, id),
  foreign key (organisation_id, study) references case_studies
);

-- Words for the search, of tags: as the function it calls, but known to give the same for the same.
create function case_study_tag_words(tags text[]) returns text language sql immutable
  return array_to_string(tags, ' ');

create table case_study_revisions (
  study uuid not null,
  revision integer not null constraint case_study_revisions_counted check (revision > 0),
  state text not null constraint case_study_revisions_state_known
    check (state in ('sent', 'changes_asked', 'approved', 'published', 'superseded', 'withdrawn')),
  title text not null,
  problem text not null,
  residents_did text not null,
  what_changed text not null,
  service_change text not null default '',
  lesson text not null default '',
  quotes text not null default '',
  cost numeric,
  hours numeric,
  participants integer,
  people_affected integer,
  attribution text constraint case_study_revisions_attribution_known
    check (attribution in ('would_not', 'sooner', 'better', 'anyway')),
  impact_rating integer constraint case_study_revisions_impact_known check (impact_rating between 0 and 3),
  value_rating integer constraint case_study_revisions_value_known check (value_rating between 0 and 3),
  rung integer references ladder_rungs,
  activity_type text not null default '',
  groups_reached text[] not null default '{}',
  tags text[] not null default '{}',
  metrics text[] not null default '{}',
  -- Null where it is anonymous.
  author_name text,
  -- Null where it is anonymous and fewer than five members share it.
  size_band text,
  organisation_type text,
  audience text not null constraint case_study_revisions_audience_known check (audience in ('members', 'everyone')),
  -- The document that it is told from; null for members' own.
  source text,
  consent jsonb not null default '{}',
  -- What the check pointed at and stayed, with the author's reason: only what anybody can see in the text.
  scan jsonb not null default '[]',
  sent_at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid,
  comment text not null default '',
  published_at timestamptz,
  search tsvector not null generated always as (
    setweight(to_tsvector('english', title), 'A')
    || setweight(to_tsvector('english', case_study_tag_words(tags) || ' ' || activity_type), 'B')
    || setweight(to_tsvector('english', problem || ' ' || residents_did || ' ' || what_changed || ' ' || service_change || ' ' || lesson), 'C')
    || setweight(to_tsvector('english', quotes || ' ' || case_study_tag_words(groups_reached)), 'D')) stored,
  primary key (study, revision)
);
create unique index case_study_revisions_one_published on case_study_revisions (study) where state = 'published';
create index case_study_revisions_in_order on case_study_revisions (state, published_at);
create index case_study_revisions_search on case_study_revisions using gin (search);
create index case_study_revisions_tags on case_study_revisions using gin (tags);
create index case_study_revisions_metrics on case_study_revisions using gin (metrics);

-- As they were when the revision was sent.
create table case_study_attachments (
  study uuid not null,
  revision integer not null,
  position integer not null,
  kind text not null constraint case_study_attachments_kind_known check (kind in ('picture', 'document')),
  name text not null,
  alternative text not null,
  caption text not null,
  media_type text not null,
  width integer,
  height integer,
  sha256 bytea not null constraint case_study_attachments_32_bytes check (octet_length(sha256) = 32),
  content bytea not null,
  primary key (study, revision, position),
  foreign key (study, revision) references case_study_revisions
);

-- A withdrawn study's address says so, and why, for ever.
create table case_study_withdrawals (
  study uuid primary key,
  at timestamptz not null,
  by_editor boolean not null,
  reason text not null constraint case_study_withdrawals_say_why check (reason <> '')
);

-- Which step may follow which, whoever takes it. Published means approved before; a decision and its words stay.
create function case_study_revisions_step() returns trigger language plpgsql as $$
begin
  if (old.state, new.state) not in (
    ('sent', 'changes_asked'), ('sent', 'approved'), ('sent', 'withdrawn'),
    ('changes_asked', 'superseded'), ('changes_asked', 'withdrawn'),
    ('approved', 'published'), ('approved', 'superseded'), ('approved', 'withdrawn'),
    ('published', 'superseded'), ('published', 'withdrawn'))
  then
    raise exception 'a case study that is % does not become %', old.state, new.state using errcode = 'integrity_constraint_violation';
  end if;
  if new.state not in ('changes_asked', 'approved')
    and (new.decided_at, new.decided_by, new.comment) is distinct from (old.decided_at, old.decided_by, old.comment)
  then
    raise exception 'a decision stays as it was' using errcode = 'integrity_constraint_violation';
  end if;
  if new.state <> 'published' and (new.published_at, new.audience) is distinct from (old.published_at, old.audience) then
    raise exception 'only publishing says when and to whom' using errcode = 'integrity_constraint_violation';
  end if;
  if old.audience = 'members' and new.audience = 'everyone' then
    raise exception 'approved for members is not approved for everyone' using errcode = 'integrity_constraint_violation';
  end if;
  if new.state = 'published' and exists (select from public.case_study_withdrawals w where w.study = new.study) then
    raise exception 'a withdrawn case study does not come back' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger step before update on case_study_revisions
  for each row execute function case_study_revisions_step();

do $$
declare
  walled text;
begin
  foreach walled in array array['case_studies', 'case_study_files']
  loop
    execute format('alter table %I enable row level security', walled);
    execute format('alter table %I force row level security', walled);
    execute format(
      'create policy wall on %I as restrictive to bm_app
         using (organisation_id = (select app_organisation()))
         with check (organisation_id = (select app_organisation()))', walled);
    execute format('create policy own_rows on %I for select to bm_app using (true)', walled);
    execute format('create policy own_rows_add on %I for insert to bm_app with check (true)', walled);
    execute format('create policy own_rows_change on %I for update to bm_app using (true) with check (true)', walled);
  end loop;
end $$;
-- What was sent once is never discarded.
create policy own_drafts_drop on case_studies for delete to bm_app using (revision = 0);
create policy own_rows_drop on case_study_files for delete to bm_app using (true);

-- Not forced: the owner fills in the studies of the seed data at start.
alter table case_study_revisions enable row level security;
create policy authors_read on case_study_revisions for select to bm_app
  using (exists (select from case_studies own where own.id = study));
create policy editors_read on case_study_revisions for select to bm_app
  using ((select app_is_steering()) or (select app_is_consortium_admin()));
create policy published_to_members on case_study_revisions for select to bm_app
  using (state = 'published' and (select app_organisation()) is not null);
create policy published_to_everyone on case_study_revisions for select to bm_app
  using (state = 'published' and audience = 'everyone');
-- Sent under the organisation's own name or under none.
create policy authors_send on case_study_revisions for insert to bm_app
  with check (exists (select from case_studies own where own.id = study)
    and state = 'sent' and source is null and decided_at is null and decided_by is null and comment = '' and published_at is null
    and (author_name is null or author_name = (select o.name from organisations o where o.id = app_organisation())));
create policy authors_move on case_study_revisions for update to bm_app
  using (exists (select from case_studies own where own.id = study))
  with check (exists (select from case_studies own where own.id = study) and state in ('published', 'superseded', 'withdrawn'));
-- Nobody decides on a study of their own organisation.
create policy editors_decide on case_study_revisions for update to bm_app
  using (((select app_is_steering()) or (select app_is_consortium_admin()))
    and not exists (select from case_studies own where own.id = study))
  with check (((select app_is_steering()) or (select app_is_consortium_admin()))
    and not exists (select from case_studies own where own.id = study)
    and ((state in ('changes_asked', 'approved') and decided_by = (select app_user()) and decided_at is not null)
      or state = 'withdrawn'));
create policy engine_reads on case_study_revisions for select to bm_engine using (state = 'published');
create policy clerk_reads on case_study_revisions for select to bm_clerk using (true);

alter table case_study_attachments enable row level security;
create policy with_its_revision on case_study_attachments for select to bm_app
  using (exists (select from case_study_revisions r where (r.study, r.revision) = (case_study_attachments.study, case_study_attachments.revision)));
create policy authors_send on case_study_attachments for insert to bm_app
  with check (exists (
    select from case_study_revisions r join case_studies own on own.id = r.study
    where (r.study, r.revision) = (case_study_attachments.study, case_study_attachments.revision) and r.state = 'sent'));

alter table case_study_withdrawals enable row level security;
create policy everybody_reads on case_study_withdrawals for select to bm_app, bm_engine using (true);
create policy authors_withdraw on case_study_withdrawals for insert to bm_app
  with check (not by_editor and exists (select from case_studies own where own.id = study));
create policy editors_withdraw on case_study_withdrawals for insert to bm_app
  with check (by_editor and ((select app_is_steering()) or (select app_is_consortium_admin()))
    and not exists (select from case_studies own where own.id = study));
create policy clerk_reads on case_study_withdrawals for select to bm_clerk using (true);

-- Whom to write to about a decision: the editors do not know whose an anonymous study is, the clerk does.
create policy clerk_reads on case_studies for select to bm_clerk using (true);
grant select (organisation_id, id) on case_studies to bm_clerk;
grant select (study, revision, state, sent_at, decided_at) on case_study_revisions to bm_clerk;
grant select (study, at, by_editor) on case_study_withdrawals to bm_clerk;
alter table mail_messages drop constraint mail_messages_kind_known;
alter table mail_messages add constraint mail_messages_kind_known check (kind in (
  'opened', 'due_soon', 'overdue', 'reminder', 'sent_back', 'reopened', 'reopening_asked', 'case_study'));

grant select, insert, delete on case_studies, case_study_files to bm_app;
grant update (state, content, version, anonymous, audience, revision, edited_at, edited_by) on case_studies to bm_app;
grant update (position, alternative, caption) on case_study_files to bm_app;
grant select, insert on case_study_revisions, case_study_attachments, case_study_withdrawals to bm_app;
-- No words among these: what was approved is what is read.
grant update (state, audience, decided_at, decided_by, comment, published_at) on case_study_revisions to bm_app;
-- What a research release says of published studies: no name and no text.
grant select (study, revision, state, title, cost, hours, participants, people_affected, attribution, impact_rating, value_rating,
  rung, activity_type, groups_reached, tags, metrics, size_band, organisation_type, audience, source, published_at)
  on case_study_revisions to bm_engine;
grant select on case_study_withdrawals to bm_engine;

do $$
begin
  if exists (select from pg_roles where rolname = 'bm_backup') then
    grant select on case_studies, case_study_files, case_study_revisions, case_study_attachments, case_study_withdrawals to bm_backup;
  end if;
end $$;
