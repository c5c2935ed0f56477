-- Case studies, after a review of what could still tell of an author, and of policies that were wider than what they serve.

-- To be left out told as much as to be there: of an anonymous author neither size nor type is said any more, of nobody.
alter table case_study_revisions disable trigger step;
update case_study_revisions set size_band = null, organisation_type = null where author_name is null and source is null;
alter table case_study_revisions enable trigger step;
alter table case_study_revisions add constraint case_study_revisions_anonymous_says_nothing
  check (author_name is not null or source is not null or (size_band is null and organisation_type is null));

-- The words of a document cannot be checked for who wrote it.
drop policy authors_send on case_study_attachments;
create policy authors_send on case_study_attachments for insert to bm_app
  with check (exists (
    select from case_study_revisions r join case_studies own on own.id = r.study
    where (r.study, r.revision) = (case_study_attachments.study, case_study_attachments.revision) and r.state = 'sent'
      and (case_study_attachments.kind <> 'document' or r.author_name is not null)));

-- What an author took back before anybody decided is gone for the editors too.
drop policy editors_read on case_study_revisions;
create policy editors_read on case_study_revisions for select to bm_app
  using (((select app_is_steering()) or (select app_is_consortium_admin()))
    and (state <> 'withdrawn' or decided_at is not null or published_at is not null));

-- So what an editor withdraws while it waits is decided on by that.
create or replace function case_study_revisions_step() returns trigger language plpgsql as $$
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
    and not (old.state = 'sent' and new.state = 'withdrawn' and new.comment = old.comment
      and not exists (select from public.case_studies own where own.id = new.study))
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

-- A tombstone is for those who could read the study. The newest published revision says who that was.
alter table case_study_withdrawals add audience text not null default 'members'
  constraint case_study_withdrawals_audience_known check (audience in ('members', 'everyone'));
update case_study_withdrawals w set audience = (
  select r.audience from case_study_revisions r where r.study = w.study and r.published_at is not null order by r.revision desc limit 1)
where exists (select from case_study_revisions r where r.study = w.study and r.published_at is not null);
drop policy everybody_reads on case_study_withdrawals;
create policy readers_read on case_study_withdrawals for select to bm_app
  using (audience = 'everyone' or (select app_organisation()) is not null or (select app_is_steering()) or (select app_is_consortium_admin()));
create policy engine_reads on case_study_withdrawals for select to bm_engine using (true);

-- An editor withdraws what was published, and nothing else.
drop policy editors_withdraw on case_study_withdrawals;
create policy editors_withdraw on case_study_withdrawals for insert to bm_app
  with check (by_editor and ((select app_is_steering()) or (select app_is_consortium_admin()))
    and not exists (select from case_studies own where own.id = study)
    and exists (select from case_study_revisions r where r.study = case_study_withdrawals.study and r.published_at is not null));

-- Looks are counted at what is there to be looked at.
drop policy readers_count on case_study_reads;
create policy readers_count on case_study_reads for update to bm_app
  using (exists (select from case_study_revisions r where r.study = case_study_reads.study and r.state = 'published'))
  with check (exists (select from case_study_revisions r where r.study = case_study_reads.study and r.state = 'published'));
