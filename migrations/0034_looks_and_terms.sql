-- A look: the consortium's administrator sees a member's pages as the member does, to help it. For half an hour at most,
-- with a reason, without changing anything; the member sees on its trail that it was, why, and each page.
create table member_looks (
  organisation_id uuid not null references organisations,
  id uuid not null,
  user_id uuid not null,
  reason text not null constraint member_looks_reasoned check (length(btrim(reason)) >= 10),
  started_at timestamptz not null,
  ends_at timestamptz not null,
  ended_at timestamptz,
  primary key (organisation_id, id),
  constraint member_looks_half_an_hour check (ends_at > started_at and ends_at <= started_at + interval '30 minutes')
);

-- The terms on which the consortium processes an organisation's data, accepted by one of its administrators before its
-- first return is sent.
create table processing_terms_acceptances (
  organisation_id uuid not null references organisations,
  version text not null,
  accepted_at timestamptz not null,
  accepted_by uuid not null,
  primary key (organisation_id, version)
);

alter table member_looks enable row level security;
alter table member_looks force row level security;
alter table processing_terms_acceptances enable row level security;
alter table processing_terms_acceptances force row level security;

-- Who looks finds their own look before it is known at whom, as with memberships.
create policy wall on member_looks as restrictive to bm_app
  using (organisation_id = (select app_organisation()) or user_id = (select app_user()))
  with check (organisation_id = (select app_organisation()));
create policy own_rows on member_looks for select to bm_app using (true);
create policy administrators_begin on member_looks for insert to bm_app
  with check (user_id = (select app_user()) and (select app_is_consortium_admin()));
create policy administrators_end on member_looks for update to bm_app
  using (user_id = (select app_user())) with check (user_id = (select app_user()));

create policy wall on processing_terms_acceptances as restrictive to bm_app
  using (organisation_id = (select app_organisation())) with check (organisation_id = (select app_organisation()));
create policy own_rows on processing_terms_acceptances for select to bm_app using (true);
create policy administrators_accept on processing_terms_acceptances for insert to bm_app
  with check (accepted_by = (select app_user()) and (select app_is_organisation_admin()));

grant select, insert on member_looks to bm_app;
grant update (ended_at) on member_looks to bm_app;
grant select, insert on processing_terms_acceptances to bm_app;

do $$
begin
  if exists (select from pg_roles where rolname = 'bm_backup') then
    grant select on member_looks, processing_terms_acceptances to bm_backup;
  end if;
end $$;
