-- Somebody has themselves erased: the row stays, since what they did refers to it, under a pseudonym and without anything
-- that tells who they were. And what is kept for a while only, the clerk throws away when its while is over.
alter table users add column erased_at timestamptz;
alter table users add constraint users_erased_tell_nothing check (
  erased_at is null
  or (email is null and normalized_email is null and user_name is null and normalized_user_name is null
    and password_hash is null and phone_number is null and suspended_at is not null));

-- One's own, while one holds them in good standing: who lost a role keeps the line that says so.
create policy gives_up on person_roles for delete to bm_app using (user_id = (select app_user()) and state = 'active');
create policy own_row_erased on researchers for delete to bm_app using (user_id = (select app_user()));
create policy own_rows_erased on research_tokens for delete to bm_app using (user_id = (select app_user()));
grant delete on researchers, research_tokens to bm_app;

-- What was asked for and never confirmed, sent or used.
create policy clerk_tidies on sessions for select to bm_clerk using (true);
create policy clerk_throws_away on sessions for delete to bm_clerk using (ends_at < now() - interval '30 days');
create policy clerk_tidies on sign_in_events for select to bm_clerk using (true);
create policy clerk_throws_away on sign_in_events for delete to bm_clerk using (at < now() - interval '1 year');
create policy clerk_tidies on research_registrations for select to bm_clerk using (true);
create policy clerk_throws_away on research_registrations for delete to bm_clerk using (expires_at < now() - interval '30 days');
create policy clerk_tidies on invitations for select to bm_clerk using (true);
create policy clerk_throws_away on invitations for delete to bm_clerk using (expires_at < now() - interval '90 days');
create policy clerk_tidies on consortium_invitations for select to bm_clerk using (true);
create policy clerk_throws_away on consortium_invitations for delete to bm_clerk using (expires_at < now() - interval '90 days');
grant select (ends_at), delete on sessions to bm_clerk;
grant select (at), delete on sign_in_events to bm_clerk;
grant select (expires_at), delete on research_registrations, invitations, consortium_invitations to bm_clerk;
