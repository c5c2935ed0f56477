-- People and organisations: who invites whom, who may hand out which role, and what becomes of an organisation. The rule
-- of grants ("nobody can cause anyone to hold what they lack", Grants.cs) is said here once more, for whoever gets past
-- the pages: organisation administrators hand out the three roles of their own organisation, the consortium's
-- administrators seats on the steering group, their own role by invitation, and the first administrator of an
-- organisation that has none.

-- Under the consortium's hat: one of its administrators, who acts for no organisation now.
create function app_acts_for_consortium() returns boolean language sql stable
  return app_organisation() is null and app_is_consortium_admin();

-- Whether an organisation has somebody who can let others in.
create function has_administrator(organisation uuid) returns boolean language sql stable
  return exists (
    select from memberships m join users u on u.id = m.user_id
    where m.organisation_id = organisation and m.role = 'organisation_admin' and m.status = 'active' and u.suspended_at is null);

create function is_active_in(organisation uuid, person uuid) returns boolean language sql stable
  return exists (select from memberships where organisation_id = organisation and user_id = person and status = 'active');

create function is_suspended_in(organisation uuid, person uuid) returns boolean language sql stable
  return exists (select from memberships where organisation_id = organisation and user_id = person and status = 'suspended');

-- Memberships: changed by who may, one's own by nobody.
alter table memberships
  add column suspended_at timestamptz,
  add column suspended_why text not null default '';

create table invitations (
  organisation_id uuid not null references organisations,
  id uuid not null default gen_random_uuid(),
  email text not null,
  normalized_email text not null,
  roles text[] not null constraint invitations_roles_known
    check (cardinality(roles) > 0 and roles <@ array['contributor', 'approver', 'organisation_admin']),
  -- Of the secret in the letter; the secret itself is kept nowhere.
  code_hash bytea not null constraint invitations_32_bytes check (octet_length(code_hash) = 32),
  invited_at timestamptz not null,
  invited_by uuid not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  accepted_by uuid,
  revoked_at timestamptz,
  revoked_by uuid,
  primary key (organisation_id, id),
  constraint invitations_one_per_code unique (organisation_id, code_hash),
  constraint invitations_for_three_days check (expires_at <= invited_at + interval '72 hours')
);
create index invitations_by_code on invitations (code_hash);

-- To administer the consortium. Not forced: the very first is written by the command that the operator gives.
create table consortium_invitations (
  id uuid primary key default gen_random_uuid(),
  email text not null,
  normalized_email text not null,
  code_hash bytea not null constraint consortium_invitations_32_bytes check (octet_length(code_hash) = 32),
  invited_at timestamptz not null,
  -- Null where the operator's command did.
  invited_by uuid,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  accepted_by uuid,
  revoked_at timestamptz,
  revoked_by uuid,
  constraint consortium_invitations_one_per_code unique (code_hash),
  constraint consortium_invitations_for_three_days check (expires_at <= invited_at + interval '72 hours')
);

-- Whether who sent an invitation could still give what it offers. One by somebody who lost the right is worth nothing.
create function could_invite(organisation uuid, inviter uuid, offered text[]) returns boolean language sql stable
  return exists (select from users where id = inviter and suspended_at is null) and (
    exists (
      select from memberships
      where organisation_id = organisation and user_id = inviter and role = 'organisation_admin' and status = 'active')
    or (offered = array['organisation_admin'] and not has_administrator(organisation)
      and exists (select from person_roles where user_id = inviter and role = 'consortium_admin')));

-- Whether who asks came with an invitation to the organisation that offers the role to their own address.
create function app_was_offered(organisation uuid, offered text) returns boolean language sql stable
  return exists (
    select from invitations i join users u on u.id = app_user() and u.normalized_email = i.normalized_email
    where i.code_hash = app_secret() and i.organisation_id = organisation and offered = any (i.roles)
      and i.accepted_at is null and i.revoked_at is null and i.expires_at > now()
      and u.suspended_at is null and could_invite(i.organisation_id, i.invited_by, i.roles));

-- The same for the consortium. The operator's invitation is good as long as there is no administrator.
create function app_was_offered_the_consortium() returns boolean language sql stable
  return exists (
    select from consortium_invitations i join users u on u.id = app_user() and u.normalized_email = i.normalized_email
    where i.code_hash = app_secret() and i.accepted_at is null and i.revoked_at is null and i.expires_at > now()
      and u.suspended_at is null
      and case when i.invited_by is null
        then not exists (select from person_roles where role = 'consortium_admin')
        else exists (
          select from person_roles p join users by_whom on by_whom.id = p.user_id
          where p.user_id = i.invited_by and p.role = 'consortium_admin' and by_whom.suspended_at is null) end);

drop policy own_rows_add on memberships;
drop policy wall on memberships;
-- The consortium's administrators see who belongs where, under their own hat: they appoint the steering group.
create policy wall on memberships as restrictive to bm_app
  using (organisation_id = (select app_organisation()) or user_id = (select app_user()) or (select app_acts_for_consortium()))
  with check (organisation_id = (select app_organisation()) or (select app_acts_for_consortium()));
create policy administrator_hands_out on memberships for insert to bm_app
  with check (role in ('contributor', 'approver', 'organisation_admin') and status = 'active'
    and user_id <> (select app_user()) and (select app_is_organisation_admin()) and is_active_in(organisation_id, user_id));
create policy by_invitation on memberships for insert to bm_app
  with check (user_id = (select app_user()) and status = 'active' and app_was_offered(organisation_id, role)
    and not is_suspended_in(organisation_id, user_id));
create policy consortium_appoints on memberships for insert to bm_app
  with check (role = 'steering' and status = 'active' and user_id <> (select app_user())
    and (select app_acts_for_consortium()) and is_active_in(organisation_id, user_id));
create policy administrator_suspends on memberships for update to bm_app
  using (role in ('contributor', 'approver', 'organisation_admin') and user_id <> (select app_user())
    and organisation_id = (select app_organisation()) and (select app_is_organisation_admin()))
  with check (role in ('contributor', 'approver', 'organisation_admin') and user_id <> (select app_user())
    and status in ('active', 'suspended'));
create policy administrator_takes_away on memberships for delete to bm_app
  using (user_id <> (select app_user()) and organisation_id = (select app_organisation()) and (select app_is_organisation_admin()));
create policy consortium_dismisses on memberships for delete to bm_app
  using (role = 'steering' and user_id <> (select app_user()) and (select app_acts_for_consortium()));
-- Whoever acts for an organisation may leave it.
create policy leaves on memberships for delete to bm_app
  using (user_id = (select app_user()) and organisation_id = (select app_organisation()));
grant update (status, suspended_at, suspended_why), delete on memberships to bm_app;

-- An organisation keeps an administrator, however many go at once: they stand in a line, and the last is refused.
create function an_administrator_stays() returns trigger language plpgsql as $$
begin
  -- The operator and the owner may: a person erased takes their memberships with them.
  if current_user <> 'bm_app' or old.role <> 'organisation_admin' or old.status <> 'active' then
    return null;
  end if;
  perform pg_advisory_xact_lock(hashtextextended('administrators of ' || old.organisation_id, 0));
  if not public.has_administrator(old.organisation_id) then
    raise exception 'an organisation keeps its last administrator'
      using errcode = 'integrity_constraint_violation', constraint = 'memberships_an_administrator_stays';
  end if;
  return null;
end $$;
create trigger an_administrator_stays after update or delete on memberships
  for each row execute function an_administrator_stays();

alter table invitations enable row level security;
alter table invitations force row level security;
create policy wall on invitations as restrictive to bm_app
  using (organisation_id = (select app_organisation()) or code_hash = (select app_secret()) or (select app_acts_for_consortium()))
  with check (organisation_id = (select app_organisation()) or (select app_acts_for_consortium()));
create policy administrators_read on invitations for select to bm_app
  using ((select app_is_organisation_admin()) or (select app_acts_for_consortium()));
create policy by_the_letter on invitations for select to bm_app using (code_hash = (select app_secret()));
create policy administrators_invite on invitations for insert to bm_app
  with check (invited_by = (select app_user()) and accepted_at is null and revoked_at is null
    and could_invite(organisation_id, invited_by, roles)
    and normalized_email is distinct from (select u.normalized_email from users u where u.id = (select app_user())));
create policy administrators_revoke on invitations for update to bm_app
  using (accepted_at is null and revoked_at is null
    and ((select app_is_organisation_admin()) or (select app_acts_for_consortium())))
  with check (accepted_at is null and revoked_at is not null and revoked_by = (select app_user())
    and ((select app_is_organisation_admin()) or (select app_acts_for_consortium())));
create policy used_once on invitations for update to bm_app
  using (code_hash = (select app_secret()) and accepted_at is null and revoked_at is null and expires_at > now())
  with check (code_hash = (select app_secret()) and accepted_by = (select app_user()) and accepted_at is not null and revoked_at is null);
grant select, insert on invitations to bm_app;
grant update (accepted_at, accepted_by, revoked_at, revoked_by) on invitations to bm_app;

alter table consortium_invitations enable row level security;
create policy administrators_read on consortium_invitations for select to bm_app using ((select app_acts_for_consortium()));
create policy by_the_letter on consortium_invitations for select to bm_app using (code_hash = (select app_secret()));
create policy administrators_invite on consortium_invitations for insert to bm_app
  with check (invited_by = (select app_user()) and accepted_at is null and revoked_at is null and (select app_acts_for_consortium()));
create policy administrators_revoke on consortium_invitations for update to bm_app
  using (accepted_at is null and revoked_at is null and (select app_acts_for_consortium()))
  with check (accepted_at is null and revoked_at is not null and revoked_by = (select app_user()) and (select app_acts_for_consortium()));
create policy used_once on consortium_invitations for update to bm_app
  using (code_hash = (select app_secret()) and accepted_at is null and revoked_at is null and expires_at > now())
  with check (code_hash = (select app_secret()) and accepted_by = (select app_user()) and accepted_at is not null and revoked_at is null);
grant select, insert on consortium_invitations to bm_app;
grant update (accepted_at, accepted_by, revoked_at, revoked_by) on consortium_invitations to bm_app;

-- Roles of persons. An administrator's is taken away with its row; a researcher's stays as a line that it was removed, so
-- that nobody who lost it registers anew with the same account.
alter table person_roles
  add column state text not null default 'active' constraint person_roles_state_known check (state in ('active', 'suspended', 'removed')),
  add column changed_at timestamptz,
  add column changed_by uuid,
  add column why text not null default '',
  add constraint person_roles_administrators_have_theirs_or_not check (role <> 'consortium_admin' or state = 'active');
create policy by_invitation on person_roles for insert to bm_app
  with check (role = 'consortium_admin' and user_id = (select app_user()) and (select app_was_offered_the_consortium()));
create policy administrators_take_away on person_roles for delete to bm_app
  using (role = 'consortium_admin' and user_id <> (select app_user()) and (select app_acts_for_consortium()));
create policy administrators_suspend_researchers on person_roles for update to bm_app
  using (role = 'researcher' and state <> 'removed' and user_id <> (select app_user()) and (select app_acts_for_consortium()))
  with check (role = 'researcher' and user_id <> (select app_user()) and changed_by = (select app_user()));
grant update (state, changed_at, changed_by, why), delete on person_roles to bm_app;

create function a_consortium_administrator_stays() returns trigger language plpgsql as $$
begin
  if current_user <> 'bm_app' or old.role <> 'consortium_admin' then
    return null;
  end if;
  perform pg_advisory_xact_lock(hashtextextended('administrators of the consortium', 0));
  if not exists (
    select from public.person_roles p join public.users u on u.id = p.user_id
    where p.role = 'consortium_admin' and u.suspended_at is null) then
    raise exception 'the consortium keeps its last administrator'
      using errcode = 'integrity_constraint_violation', constraint = 'person_roles_an_administrator_stays';
  end if;
  return null;
end $$;
create trigger an_administrator_stays after delete on person_roles
  for each row execute function a_consortium_administrator_stays();

create or replace function user_of_letter() returns uuid language sql stable
  return (
    select u.id from research_registrations r join users u on u.normalized_email = r.normalized_email
    where r.code_hash = app_registration() and r.used_at is null and r.expires_at > now()
      and not exists (select from person_roles p where p.user_id = u.id and p.role = 'researcher' and p.state <> 'active'));
create or replace function app_takes_research_data() returns boolean language sql stable
  return app_is_steering() or app_is_consortium_admin() or (
    exists (select from person_roles where user_id = app_user() and role = 'researcher' and state = 'active')
    and exists (select from researchers where user_id = app_user())
    and exists (select from terms_acceptances where user_id = app_user()));
alter policy own_row_add on researchers
  with check (user_id = (select app_user())
    and exists (select from person_roles p where p.user_id = (select app_user()) and p.role = 'researcher' and p.state = 'active'));

-- Organisations: everybody reads what they are called; the consortium's administrators write. Not forced, as the owner
-- fills in the demonstration.
alter table organisations
  add column merged_into uuid references organisations,
  add constraint organisations_merged_have_left check (merged_into is null or left_at is not null),
  add constraint organisations_merged_into_another check (merged_into <> id);
alter table organisations enable row level security;
create policy everybody_reads on organisations for select to bm_app, bm_engine, bm_clerk using (true);
create policy consortium_adds on organisations for insert to bm_app
  with check ((select app_acts_for_consortium()) and left_at is null and merged_into is null);
create policy consortium_changes on organisations for update to bm_app
  using ((select app_acts_for_consortium())) with check ((select app_acts_for_consortium()));
grant insert on organisations to bm_app;
grant update (name, short_name, region, size_band, type, homes, interest_group, left_at, merged_into) on organisations to bm_app;

-- What an organisation was called, and until when. Known to all members, as its name is.
create table organisation_names (
  id uuid primary key default gen_random_uuid(),
  organisation uuid not null references organisations,
  name text not null,
  short_name text not null,
  until timestamptz not null
);
create index organisation_names_of_organisation on organisation_names (organisation, until);
alter table organisation_names enable row level security;
alter table organisation_names force row level security;
create policy everybody_reads on organisation_names for select to bm_app using (true);
create policy consortium_adds on organisation_names for insert to bm_app with check ((select app_acts_for_consortium()));
grant select, insert on organisation_names to bm_app;

-- What the consortium's administrators do to an organisation stands on its own trail too, in their name. They read no
-- organisation's trail.
drop policy wall on audit_entries;
create policy wall on audit_entries as restrictive to bm_app
  using (organisation_id = (select app_organisation()))
  with check (organisation_id = (select app_organisation()) or (select app_acts_for_consortium()));

-- Once an organisation has left, its return and targets are read and never written.
create function app_organisation_goes_on() returns boolean language sql stable
  return not exists (select from organisations where id = app_organisation() and left_at <= now());
do $$
declare
  walled text;
begin
  foreach walled in array array[
    'returns', 'return_answers', 'return_explanations', 'uploads', 'signed_returns', 'signed_figures', 'reopenings',
    'targets', 'target_actions', 'history_imports', 'history_figures', 'history_changes']
  loop
    execute format('create policy nothing_new_after_leaving on %I as restrictive for insert to bm_app
      with check ((select app_organisation_goes_on()))', walled);
    execute format('create policy no_change_after_leaving on %I as restrictive for update to bm_app
      using ((select app_organisation_goes_on()))', walled);
    execute format('create policy nothing_dropped_after_leaving on %I as restrictive for delete to bm_app
      using ((select app_organisation_goes_on()))', walled);
  end loop;
end $$;

-- One more kind of letter, whichever there are by now.
do $$
declare
  known text := (select pg_get_expr(conbin, conrelid) from pg_constraint where conname = 'mail_messages_kind_known');
begin
  alter table mail_messages drop constraint mail_messages_kind_known;
  execute format('alter table mail_messages add constraint mail_messages_kind_known check (kind = ''invitation'' or %s)', known);
end $$;

do $$
begin
  if exists (select from pg_roles where rolname = 'bm_backup') then
    grant select on invitations, consortium_invitations, organisation_names to bm_backup;
  end if;
end $$;
