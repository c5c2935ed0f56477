-- Single sign-on: each organisation may bring its own OpenID Connect provider. Settings stand behind its wall; which mail
-- domain is whose is the consortium's word, since a provider is believed about addresses of its organisation's domains only.
create table single_sign_on (
  organisation_id uuid primary key references organisations,
  issuer text not null,
  client_id text not null,
  -- Sealed by the site's keys; no page shows it again.
  secret_sealed text not null,
  -- Goes up with every change of the three above: a test speaks for one version of them.
  version integer not null,
  switched_on boolean not null,
  changed_at timestamptz not null,
  changed_by uuid not null,
  tested_version integer,
  tested_at timestamptz,
  tested_by uuid,
  constraint single_sign_on_tested_before_on check (not switched_on or coalesce(tested_version = version, false))
);

-- The domains that an organisation asks for.
create table single_sign_on_domains (
  organisation_id uuid not null references organisations,
  domain text not null constraint single_sign_on_domains_lower_case check (domain = lower(domain)),
  asked_at timestamptz not null,
  asked_by uuid not null,
  primary key (organisation_id, domain)
);

-- Answers of providers that were taken, by the SHA-256 of their state: each is good once, on whichever instance it comes in.
create table single_sign_on_answers (
  organisation_id uuid not null references organisations,
  state_hash bytea not null constraint single_sign_on_answers_32_bytes check (octet_length(state_hash) = 32),
  taken_at timestamptz not null,
  primary key (organisation_id, state_hash)
);

do $$
declare
  walled text;
begin
  foreach walled in array array['single_sign_on', 'single_sign_on_domains', 'single_sign_on_answers']
  loop
    execute format('alter table %I enable row level security', walled);
    execute format('alter table %I force row level security', walled);
    execute format('create policy own_rows on %I for select to bm_app using (true)', walled);
    execute format('create policy own_rows_add on %I for insert to bm_app with check (true)', walled);
    execute format('create policy own_rows_drop on %I for delete to bm_app using (true)', walled);
    execute format(
      'create policy wall on %I as restrictive to bm_app
         using (organisation_id = (select app_organisation())%s)
         with check (organisation_id = (select app_organisation()))', walled,
      -- The consortium's administrators see what is asked for, to confirm it.
      case walled when 'single_sign_on_domains' then ' or (select app_is_consortium_admin())' else '' end);
  end loop;
end $$;
create policy own_rows_change on single_sign_on for update to bm_app using (true) with check (true);
-- What others asked for is seen, not dropped.
create policy own_wall_drop on single_sign_on_domains as restrictive for delete to bm_app
  using (organisation_id = (select app_organisation()));

-- The domains that were confirmed. One row a domain, so no domain can be two organisations'. Anybody may read it: it says
-- no more than the addresses of an organisation's people do, and it is read before anybody is known.
create table domain_holders (
  domain text primary key constraint domain_holders_lower_case check (domain = lower(domain)),
  holder uuid not null references organisations,
  confirmed_at timestamptz not null,
  confirmed_by uuid not null
);
create index domain_holders_of_organisation on domain_holders (holder);
alter table domain_holders enable row level security;
alter table domain_holders force row level security;
create policy anybody_reads on domain_holders for select to bm_app using (true);
create policy consortium_confirms on domain_holders for insert to bm_app
  with check (
    (select app_is_consortium_admin()) and confirmed_by = (select app_user())
    and exists (select from single_sign_on_domains asked where asked.organisation_id = holder and asked.domain = domain_holders.domain));
-- Withdrawn by whom it was given, or given up by its holder.
create policy given_up on domain_holders for delete to bm_app
  using ((select app_is_consortium_admin()) or (holder = (select app_organisation()) and (select app_is_organisation_admin())));

grant select, insert, delete on single_sign_on, single_sign_on_domains, single_sign_on_answers, domain_holders to bm_app;
grant update (issuer, client_id, secret_sealed, version, switched_on, changed_at, changed_by, tested_version, tested_at, tested_by)
  on single_sign_on to bm_app;

do $$
begin
  if exists (select from pg_roles where rolname = 'bm_backup') then
    grant select on single_sign_on, single_sign_on_domains, single_sign_on_answers, domain_holders to bm_backup;
  end if;
end $$;
