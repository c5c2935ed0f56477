-- Sessions, second factors, forgotten passwords, and what keeps guessing slow. Everything here is a person's own: the
-- walls let in who the transaction is for, and nobody else.
create table sessions (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references users on delete cascade,
  started_at timestamptz not null,
  -- Written at most once a minute; without a click for too long the session is over.
  seen_at timestamptz not null,
  -- Over at this moment however busy it is.
  ends_at timestamptz not null,
  ended_at timestamptz,
  method text not null constraint sessions_method_known check (method in ('password', 'passkey', 'single_sign_on')),
  second_factor boolean not null,
  -- The last time that password or passkey was shown: before passwords and factors change it must be fresh.
  proven_at timestamptz not null,
  -- Signed in by this organisation's own provider: only its hat may be worn.
  only_organisation uuid references organisations,
  browser text not null,
  constraint sessions_for_twelve_hours check (ends_at <= started_at + interval '12 hours')
);
create index sessions_of_user on sessions (user_id, started_at desc);

create table sign_in_events (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references users on delete cascade,
  at timestamptz not null,
  kind text not null,
  method text not null default '',
  browser text not null
);
create index sign_in_events_of_user on sign_in_events (user_id, at desc);

-- The authenticator app of a person: the shared secret, sealed, and the last step of thirty seconds whose code was used.
create table second_factors (
  user_id uuid primary key references users on delete cascade,
  secret_sealed text not null,
  enrolled_at timestamptz not null,
  last_step bigint not null
);

create table recovery_codes (
  user_id uuid not null references users on delete cascade,
  hash bytea not null constraint recovery_codes_32_bytes check (octet_length(hash) = 32),
  made_at timestamptz not null,
  used_at timestamptz,
  primary key (user_id, hash)
);

-- A question that a passkey is to answer, good once. Nobody's until it is answered, except where a passkey is added.
create table passkey_challenges (
  id uuid primary key,
  user_id uuid references users on delete cascade,
  state text not null,
  expires_at timestamptz not null
);
create index passkey_challenges_expire on passkey_challenges (expires_at);

-- Somebody typed an address at "forgotten password". Whether it has an account is looked at by the clerk, later.
create table reset_requests (
  id uuid primary key default gen_random_uuid(),
  normalized_email text not null,
  asked_at timestamptz not null
);

create table password_resets (
  -- Of the secret in the letter; the secret itself is kept nowhere.
  code_hash bytea primary key constraint password_resets_32_bytes check (octet_length(code_hash) = 32),
  user_id uuid not null references users on delete cascade,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  constraint password_resets_for_an_hour check (expires_at <= made_at + interval '1 hour')
);

-- Tries at signing in that failed or are not decided yet, by a keyed hash of what they were tried at or from.
create table sign_in_failures (
  id uuid not null default gen_random_uuid(),
  key bytea not null constraint sign_in_failures_32_bytes check (octet_length(key) = 32),
  at timestamptz not null,
  primary key (key, id)
);
create index sign_in_failures_by_time on sign_in_failures (at);

-- Keys that the site makes for itself, sealed by its data protection.
create table site_keys (
  purpose text primary key,
  sealed text not null,
  made_at timestamptz not null
);

do $$
declare
  walled text;
begin
  foreach walled in array array['sessions', 'sign_in_events', 'second_factors', 'recovery_codes', 'passkey_challenges',
    'reset_requests', 'password_resets', 'sign_in_failures', 'site_keys']
  loop
    execute format('alter table %I enable row level security', walled);
    execute format('alter table %I force row level security', walled);
  end loop;
  -- At start alone, the owner of the tables writes the apps of the demonstration's accounts.
  alter table second_factors no force row level security;
  foreach walled in array array['sessions', 'sign_in_events', 'second_factors', 'recovery_codes']
  loop
    execute format(
      'create policy own_rows on %I to bm_app using (user_id = (select app_user())) with check (user_id = (select app_user()))', walled);
  end loop;
end $$;
create policy questions on passkey_challenges to bm_app
  using (user_id is null or user_id = (select app_user())) with check (user_id is null or user_id = (select app_user()));
create policy anybody_asks on reset_requests for insert to bm_app with check (true);
create policy clerk_works on reset_requests to bm_clerk using (true) with check (true);
create policy by_the_letter on password_resets for select to bm_app using (code_hash = (select app_secret()));
create policy used_once on password_resets for update to bm_app
  using (code_hash = (select app_secret()) and used_at is null) with check (used_at is not null);
create policy clerk_works on password_resets to bm_clerk using (true) with check (true);
create policy counted on sign_in_failures to bm_app using (true) with check (true);
create policy of_the_site on site_keys to bm_app using (true) with check (true);

grant select, insert, delete on sessions, sign_in_events to bm_app;
grant update (seen_at, ended_at, second_factor, proven_at) on sessions to bm_app;
grant select, insert, delete on second_factors, recovery_codes to bm_app;
grant update (last_step) on second_factors to bm_app;
grant update (used_at) on recovery_codes to bm_app;
grant select, insert, delete on passkey_challenges, sign_in_failures to bm_app;
grant insert on reset_requests to bm_app;
-- Locking a request that another process may be at needs the right to change it.
grant select, delete, update (asked_at) on reset_requests to bm_clerk;
grant select on password_resets to bm_app;
grant update (used_at) on password_resets to bm_app;
grant select, insert, delete on password_resets to bm_clerk;
grant select, insert on site_keys to bm_app;
grant select (normalized_email) on users to bm_clerk;

alter table mail_messages drop constraint mail_messages_kind_known;
alter table mail_messages add constraint mail_messages_kind_known check (kind in (
  'opened', 'due_soon', 'overdue', 'reminder', 'sent_back', 'reopened', 'reopening_asked', 'case_study', 'research_confirmation',
  'password_reset', 'account_changed'));

do $$
begin
  if exists (select from pg_roles where rolname = 'bm_backup') then
    grant select on sessions, sign_in_events, second_factors, recovery_codes, passkey_challenges, reset_requests,
      password_resets, sign_in_failures, site_keys to bm_backup;
  end if;
end $$;
