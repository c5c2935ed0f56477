-- Members of the consortium, who acts for them, and what was done. Names and attributes of members are known to all
-- members; memberships and the audit trail are each organisation's own.
create table organisations (
  id uuid primary key default gen_random_uuid(),
  slug text not null constraint organisations_one_per_slug unique,
  name text not null,
  short_name text not null,
  region text not null,
  size_band text not null,
  type text not null,
  homes integer constraint organisations_homes_positive check (homes > 0),
  steering text not null default '',
  case_studies text not null default '',
  is_demonstration boolean not null default false,
  joined_at timestamptz not null,
  left_at timestamptz,
  note text not null default ''
);

-- A peer group is everyone whose attribute has a value; "all" matches everyone.
create table peer_groups (
  code text primary key,
  dimension text not null constraint peer_groups_dimension_known
    check (dimension in ('all', 'size', 'region', 'type', 'crossing', 'named')),
  name text not null,
  description text not null,
  attribute_value text not null,
  position integer not null
);

create table memberships (
  organisation_id uuid not null references organisations,
  user_id uuid not null references users on delete cascade,
  role text not null constraint memberships_role_known
    check (role in ('contributor', 'approver', 'organisation_admin', 'steering')),
  status text not null constraint memberships_status_known check (status in ('invited', 'active', 'suspended')),
  granted_at timestamptz not null,
  primary key (organisation_id, user_id, role)
);
create index memberships_of_user on memberships (user_id);

alter table memberships enable row level security;
alter table memberships force row level security;
-- A person sees their own memberships before they have chosen for whom they act; they write only inside that one.
create policy wall on memberships as restrictive to bm_app
  using (organisation_id = (select app_organisation()) or user_id = (select app_user()))
  with check (organisation_id = (select app_organisation()));
create policy own_rows on memberships for select to bm_app using (true);
create policy own_rows_add on memberships for insert to bm_app with check (true);

create table audit_entries (
  organisation_id uuid not null references organisations,
  id uuid not null default gen_random_uuid(),
  at timestamptz not null,
  user_id uuid not null,
  action text not null,
  subject text not null,
  detail text not null default '',
  primary key (organisation_id, id)
);
create index audit_entries_in_order on audit_entries (organisation_id, subject, at);

alter table audit_entries enable row level security;
alter table audit_entries force row level security;
create policy wall on audit_entries as restrictive to bm_app
  using (organisation_id = (select app_organisation()))
  with check (organisation_id = (select app_organisation()));
create policy own_rows on audit_entries for select to bm_app using (true);
create policy own_rows_add on audit_entries for insert to bm_app with check (user_id = (select app_user()));
create policy auditor_reads on audit_entries for select to bm_audit using (true);

-- What consortium administrators and the worker did; no organisation's own.
create table consortium_audit_entries (
  id uuid primary key default gen_random_uuid(),
  at timestamptz not null,
  user_id uuid,
  action text not null,
  subject text not null,
  detail text not null default ''
);
create index consortium_audit_entries_in_order on consortium_audit_entries (at);
alter table consortium_audit_entries enable row level security;
alter table consortium_audit_entries force row level security;
create policy administrators_read on consortium_audit_entries for select to bm_app
  using ((select app_is_consortium_admin()));
create policy administrators_add on consortium_audit_entries for insert to bm_app
  with check ((select app_is_consortium_admin()) and user_id = (select app_user()));
create policy engine_adds on consortium_audit_entries for insert to bm_engine with check (user_id is null);
create policy auditor_reads on consortium_audit_entries for select to bm_audit using (true);

-- The trail only grows, whoever asks.
create function audit_trail_only_grows() returns trigger language plpgsql as $$
begin
  raise exception 'the audit trail is never changed' using errcode = 'integrity_constraint_violation';
end $$;
create trigger only_grows before update or delete on audit_entries
  for each row execute function audit_trail_only_grows();
create trigger only_grows_whole before truncate on audit_entries
  for each statement execute function audit_trail_only_grows();
create trigger only_grows before update or delete on consortium_audit_entries
  for each row execute function audit_trail_only_grows();
create trigger only_grows_whole before truncate on consortium_audit_entries
  for each statement execute function audit_trail_only_grows();

grant select on organisations, peer_groups to bm_app;
-- The engine needs attributes to make peer groups of, and no name.
grant select (id, region, size_band, type, joined_at, left_at) on organisations to bm_engine;
grant select on peer_groups to bm_engine;
grant select, insert on memberships to bm_app;
grant select, insert on audit_entries to bm_app;
grant select, insert on consortium_audit_entries to bm_app;
grant insert on consortium_audit_entries to bm_engine;
grant select on audit_entries, consortium_audit_entries to bm_audit;
