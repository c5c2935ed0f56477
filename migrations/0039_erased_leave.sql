-- Somebody suspended cannot leave, and so pass for one who left. Whoever is erased takes the suspended memberships along:
-- nothing of a person is left for them to belong to.
create policy erased_leave on memberships for delete to bm_app
  using (user_id = (select app_user())
    and exists (select from users u where u.id = (select app_user()) and u.erased_at is not null));
