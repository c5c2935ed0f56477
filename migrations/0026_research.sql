-- Researchers: people who may download anonymised data sets. They register themselves, prove their address by a letter,
-- say for what they want the data and accept the terms, which is kept with the version and the moment.
create table research_registrations (
  id uuid primary key default gen_random_uuid(),
  -- As typed, and as accounts are looked up by it. Whether there is such an account is nobody's business before the press.
  email text not null,
  normalized_email text not null,
  -- Of the secret in the letter; the secret itself is kept nowhere.
  code_hash bytea not null constraint research_registrations_32_bytes check (octet_length(code_hash) = 32),
  name text not null,
  affiliation text not null,
  purpose text not null,
  terms_version text not null,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  constraint research_registrations_one_per_code unique (code_hash),
  constraint research_registrations_for_three_days check (expires_at <= asked_at + interval '72 hours')
);

create table researchers (
  user_id uuid primary key references users on delete cascade,
  name text not null,
  affiliation text not null,
  purpose text not null,
  confirmed_at timestamptz not null
);

create table terms_acceptances (
  user_id uuid not null references users on delete cascade,
  version text not null,
  accepted_at timestamptz not null,
  primary key (user_id, version)
);

-- A key for the scripts of one researcher. The secret is shown once and kept nowhere.
create table research_tokens (
  user_id uuid not null references users on delete cascade,
  id uuid not null,
  name text not null,
  hash bytea not null constraint research_tokens_32_bytes check (octet_length(hash) = 32),
  made_at timestamptz not null,
  expires_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz,
  primary key (user_id, id)
);

-- Who took which file of which release, whole or in part. Of who is not signed in nothing is kept but that it was taken.
create table release_downloads (
  id bigint generated always as identity primary key,
  release_id uuid not null references releases,
  file text not null,
  user_id uuid,
  token_id uuid,
  at timestamptz not null,
  -- By a page of the site or by its API.
  by_api boolean not null,
  first_byte bigint not null,
  bytes bigint not null
);
create index release_downloads_by_time on release_downloads (at desc, id desc);
create index release_downloads_of_user on release_downloads (user_id, at desc);

-- The secret of a letter that somebody came with, as its hash. Without it nobody sees any registration.
create function app_registration() returns bytea language sql stable
  return decode(nullif(current_setting('app.registration', true), ''), 'hex');

create function user_of_letter() returns uuid language sql stable
  return (
    select u.id from research_registrations r join users u on u.normalized_email = r.normalized_email
    where r.code_hash = app_registration() and r.used_at is null and r.expires_at > now());

do $$
declare
  walled text;
begin
  foreach walled in array array['research_registrations', 'researchers', 'terms_acceptances', 'research_tokens', 'release_downloads']
  loop
    execute format('alter table %I enable row level security', walled);
    execute format('alter table %I force row level security', walled);
  end loop;
end $$;

create policy by_the_letter on research_registrations for select to bm_app using (code_hash = (select app_registration()));
create policy anybody_asks on research_registrations for insert to bm_app with check (used_at is null);

create policy own_row on researchers for select to bm_app
  using (user_id = (select app_user()) or (select app_is_steering()) or (select app_is_consortium_admin()));
-- Who was given the role by somebody says the rest themselves.
create policy own_row_add on researchers for insert to bm_app
  with check (user_id = (select app_user())
    and exists (select from person_roles p where p.user_id = (select app_user()) and p.role = 'researcher'));
create policy own_row_change on researchers for update to bm_app
  using (user_id = (select app_user())) with check (user_id = (select app_user()));

create policy own_rows on terms_acceptances for select to bm_app
  using (user_id = (select app_user()) or (select app_is_steering()) or (select app_is_consortium_admin()));
create policy own_rows_add on terms_acceptances for insert to bm_app with check (user_id = (select app_user()));

create policy own_rows on research_tokens for select to bm_app using (user_id = (select app_user()));
create policy own_rows_add on research_tokens for insert to bm_app with check (user_id = (select app_user()));
create policy own_rows_change on research_tokens for update to bm_app
  using (user_id = (select app_user())) with check (user_id = (select app_user()));

create policy own_rows on release_downloads for select to bm_app
  using (user_id = (select app_user()) or (select app_is_steering()) or (select app_is_consortium_admin()));
create policy in_ones_own_name on release_downloads for insert to bm_app with check (user_id is not distinct from (select app_user()));

-- What is not open goes to those who answer for releases, and to researchers who said who they are and accepted terms.
create function app_takes_research_data() returns boolean language sql stable
  return app_is_steering() or app_is_consortium_admin() or (
    exists (select from person_roles where user_id = app_user() and role = 'researcher')
    and exists (select from researchers where user_id = app_user())
    and exists (select from terms_acceptances where user_id = app_user()));
alter policy previews_of_what_may_be_taken on release_previews
  using (exists (
    select from release_files f join releases r on r.id = f.release_id
    where f.release_id = release_previews.release_id and f.name = release_previews.name
      and (r.open or (select app_takes_research_data()))));
alter policy content_of_visible_files on stored_files
  using (exists (
    select from release_files f join releases r on r.id = f.release_id
    where (f.sha256 = stored_files.sha256 or f.encoded_sha256 = stored_files.sha256)
      and (r.open or (select app_takes_research_data()))));

grant select, insert on research_registrations, terms_acceptances, release_downloads to bm_app;
grant select, insert on researchers to bm_app;
grant update (name, affiliation, purpose) on researchers to bm_app;
grant select, insert on research_tokens to bm_app;
grant update (last_used_at, revoked_at) on research_tokens to bm_app;

-- The one way to become a researcher by oneself: with the secret of a letter that was sent to that person's address, is
-- not too old and was not used. Other roles, and other people's, no page can give.
alter table person_roles enable row level security;
create policy roles_are_read on person_roles for select to bm_app using (true);
create policy roles_are_read_by_the_clerk on person_roles for select to bm_clerk using (true);
create policy by_the_letter on person_roles for insert to bm_app
  with check (role = 'researcher' and user_id = (select user_of_letter()));
create policy by_the_letter on researchers for insert to bm_app with check (user_id = (select user_of_letter()));
create policy by_the_letter_again on researchers for update to bm_app
  using (user_id = (select user_of_letter())) with check (user_id = (select user_of_letter()));
create policy by_the_letter_seen on researchers for select to bm_app using (user_id = (select user_of_letter()));
create policy by_the_letter on terms_acceptances for insert to bm_app with check (user_id = (select user_of_letter()));
create policy by_the_letter_seen on terms_acceptances for select to bm_app using (user_id = (select user_of_letter()));
-- What nobody came back for is swept up by whoever registers next.
create policy forgotten on research_registrations for delete to bm_app using (expires_at < now() - interval '30 days');
create policy forgotten_seen on research_registrations for select to bm_app using (expires_at < now() - interval '30 days');
create policy used_once on research_registrations for update to bm_app
  using (code_hash = (select app_registration()) and used_at is null) with check (used_at is not null);
grant insert on person_roles to bm_app;
grant update (used_at), delete on research_registrations to bm_app;

-- A letter may go to somebody who has no account.
alter table mail_messages alter column user_id drop not null;
alter table mail_messages drop constraint mail_messages_kind_known;
alter table mail_messages add constraint mail_messages_kind_known check (kind in (
  'opened', 'due_soon', 'overdue', 'reminder', 'sent_back', 'reopened', 'reopening_asked', 'case_study', 'research_confirmation'));

do $$
begin
  if exists (select from pg_roles where rolname = 'bm_backup') then
    grant select on research_registrations, researchers, terms_acceptances, research_tokens, release_downloads to bm_backup;
  end if;
end $$;
