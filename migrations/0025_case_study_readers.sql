-- What readers do with case studies: organisations press "we used this" and may say what came of it, and looks are
-- counted. Who pressed stands behind their own wall. What everybody counts is a row that says of which study and nothing
-- of whom; its id is made of the organisation and a number that nobody else sees, as a study's own is, so that only who
-- made it can take it back.
create table case_study_uses (
  organisation_id uuid not null references organisations,
  study uuid not null,
  id uuid not null,
  nonce uuid not null,
  used_at timestamptz not null,
  used_by uuid not null,
  primary key (organisation_id, study),
  constraint case_study_uses_id_of_its_organisation check (id = case_study_id(organisation_id, nonce))
);

create table case_study_counted_uses (
  id uuid primary key,
  study uuid not null
);
create index case_study_counted_uses_of_study on case_study_counted_uses (study);

-- What a reader says afterwards, to the author and the editors.
create table case_study_follow_ups (
  id uuid primary key,
  study uuid not null,
  -- Null where the reader does not want to be named.
  organisation_name text,
  note text not null constraint case_study_follow_ups_say_something check (note <> ''),
  noted_at timestamptz not null
);
create index case_study_follow_ups_of_study on case_study_follow_ups (study, noted_at);

-- How often a study was looked at, by day and by whether the reader was signed in for a member. Nothing of anybody.
create table case_study_reads (
  study uuid not null,
  day date not null,
  readers text not null constraint case_study_reads_readers_known check (readers in ('members', 'public')),
  reads integer not null,
  primary key (study, day, readers)
);

create function case_study_reads_count_up() returns trigger language plpgsql as $$
begin
  if (new.study, new.day, new.readers, new.reads) is distinct from (old.study, old.day, old.readers, old.reads + 1) then
    raise exception 'looks are counted one by one' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger count_up before update on case_study_reads for each row execute function case_study_reads_count_up();

alter table case_study_uses enable row level security;
alter table case_study_uses force row level security;
create policy wall on case_study_uses as restrictive to bm_app
  using (organisation_id = (select app_organisation()))
  with check (organisation_id = (select app_organisation()));
create policy own_rows on case_study_uses for select to bm_app using (true);
-- Of what is published, and not of the organisation's own.
create policy own_rows_add on case_study_uses for insert to bm_app
  with check (exists (select from case_study_revisions r where r.study = case_study_uses.study and r.state = 'published')
    and not exists (select from case_studies own where own.id = case_study_uses.study));
create policy own_rows_drop on case_study_uses for delete to bm_app using (true);

alter table case_study_counted_uses enable row level security;
create policy everybody_counts on case_study_counted_uses for select to bm_app using (true);
create policy users_add on case_study_counted_uses for insert to bm_app
  with check (exists (select from case_study_uses own
    where (own.id, own.study) = (case_study_counted_uses.id, case_study_counted_uses.study)));
create policy users_drop on case_study_counted_uses for delete to bm_app
  using (exists (select from case_study_uses own where own.id = case_study_counted_uses.id));

alter table case_study_follow_ups enable row level security;
create policy writers_read on case_study_follow_ups for select to bm_app
  using (exists (select from case_study_uses own where own.id = case_study_follow_ups.id));
create policy authors_read on case_study_follow_ups for select to bm_app
  using (exists (select from case_studies own where own.id = case_study_follow_ups.study));
create policy editors_read on case_study_follow_ups for select to bm_app
  using ((select app_is_steering()) or (select app_is_consortium_admin()));
-- Under the organisation's own name or under none.
create policy users_add on case_study_follow_ups for insert to bm_app
  with check (exists (select from case_study_uses own
      where (own.id, own.study) = (case_study_follow_ups.id, case_study_follow_ups.study))
    and (organisation_name is null or organisation_name = (select o.name from organisations o where o.id = app_organisation())));
create policy users_change on case_study_follow_ups for update to bm_app
  using (exists (select from case_study_uses own where own.id = case_study_follow_ups.id))
  with check (exists (select from case_study_uses own where own.id = case_study_follow_ups.id)
    and (organisation_name is null or organisation_name = (select o.name from organisations o where o.id = app_organisation())));
create policy users_drop on case_study_follow_ups for delete to bm_app
  using (exists (select from case_study_uses own where own.id = case_study_follow_ups.id));

alter table case_study_reads enable row level security;
create policy everybody_counts on case_study_reads for select to bm_app using (true);
create policy readers_add on case_study_reads for insert to bm_app
  with check (reads = 1 and exists (
    select from case_study_revisions r where r.study = case_study_reads.study and r.state = 'published'));
create policy readers_count on case_study_reads for update to bm_app using (true) with check (true);

grant select, insert, delete on case_study_uses, case_study_counted_uses, case_study_follow_ups to bm_app;
grant update (organisation_name, note, noted_at) on case_study_follow_ups to bm_app;
grant select, insert on case_study_reads to bm_app;
grant update (reads) on case_study_reads to bm_app;

do $$
begin
  if exists (select from pg_roles where rolname = 'bm_backup') then
    grant select on case_study_uses, case_study_counted_uses, case_study_follow_ups, case_study_reads to bm_backup;
  end if;
end $$;
