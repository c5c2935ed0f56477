-- The clerk: who writes letters and starts members' own long work. It sees who belongs where, how far each return is and
-- what is due, and no figure. Not a login: the site takes this role for one transaction at a time (set local role), so
-- that no page's query can see across members by forgetting something.
--
--   bm_clerk   no login   workflow of every member, without figures; writes the outbox
do $$
begin
  if not exists (select from pg_roles where rolname = 'bm_clerk') then
    begin
      create role bm_clerk nologin nosuperuser nobypassrls nocreatedb nocreaterole noinherit;
    exception when duplicate_object or unique_violation then null; -- another database of this cluster makes it now
    end;
  end if;
  -- bm_app does not inherit: it has none of these rights until it asks for them by name.
  if not pg_has_role('bm_app', 'bm_clerk', 'member') then
    begin
      grant bm_clerk to bm_app;
    exception when unique_violation then null;
    end;
  end if;
end $$;
grant usage on schema public to bm_clerk;
