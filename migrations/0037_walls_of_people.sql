-- What the pages about an organisation's own sign-in ask, the walls ask too: only its administrators change it, and a domain
-- is confirmed under the consortium's hat alone, by nobody who acts for an organisation at that moment.
do $$
declare
  walled text;
begin
  foreach walled in array array['single_sign_on', 'single_sign_on_domains']
  loop
    execute format('alter policy own_rows_add on %I with check ((select app_is_organisation_admin()))', walled);
    execute format('alter policy own_rows_drop on %I using ((select app_is_organisation_admin()))', walled);
  end loop;
end $$;
alter policy own_rows_change on single_sign_on
  using ((select app_is_organisation_admin())) with check ((select app_is_organisation_admin()));
alter policy wall on single_sign_on_domains
  using (organisation_id = (select app_organisation()) or (select app_acts_for_consortium()));
alter policy consortium_confirms on domain_holders
  with check (
    (select app_acts_for_consortium()) and confirmed_by = (select app_user())
    and exists (select from single_sign_on_domains asked where asked.organisation_id = holder and asked.domain = domain_holders.domain));
alter policy given_up on domain_holders
  using ((select app_acts_for_consortium()) or (holder = (select app_organisation()) and (select app_is_organisation_admin())));

-- Whoever is suspended cannot wipe that out by leaving.
alter policy leaves on memberships
  using (user_id = (select app_user()) and organisation_id = (select app_organisation()) and status = 'active');
