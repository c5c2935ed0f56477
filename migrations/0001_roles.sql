-- Who may do what in the database. Roles belong to the whole cluster, so each is made only where it is missing.
-- Runs as the login of the migrations, which may create roles; every later file runs as bm_owner.
--
--   bm_owner   no login   owns every table; forced row-level security hides members' rows even from it
--   bm_app     login      the site: one organisation's rows at a time
--   bm_engine  login      the worker: signed figures of everyone, writes publications; never used in a web request
--   bm_audit   no login   reads the audit trail, writes nothing
--   bm_backup  login      reads everything for backups (BYPASSRLS); made only where the login is a superuser
do $$
declare
  wanted record;
begin
  for wanted in
    select * from (values
      ('bm_owner', 'nologin'),
      ('bm_app', 'login'),
      ('bm_engine', 'login'),
      ('bm_audit', 'nologin')) as roles(name, login)
  loop
    continue when exists (select from pg_roles where rolname = wanted.name);
    begin
      execute format(
        'create role %I %s nosuperuser nobypassrls nocreatedb nocreaterole noinherit', wanted.name, wanted.login);
    exception when duplicate_object or unique_violation then null; -- another database of this cluster makes it now
    end;
  end loop;

  if (select rolsuper from pg_roles where rolname = current_user)
     and not exists (select from pg_roles where rolname = 'bm_backup') then
    begin
      create role bm_backup login nosuperuser bypassrls nocreatedb nocreaterole noinherit;
    exception when duplicate_object or unique_violation then null;
    end;
  end if;
  if not pg_has_role(current_user, 'bm_owner', 'member') then
    execute format('grant bm_owner to %I', current_user);
  end if;

  execute format('revoke all on database %I from public', current_database());
  execute format('grant connect on database %I to bm_app, bm_engine', current_database());
  revoke all on schema public from public;
  grant usage, create on schema public to bm_owner;
  grant usage on schema public to bm_app, bm_engine, bm_audit;

  if exists (select from pg_roles where rolname = 'bm_backup') then
    execute format('grant connect on database %I to bm_backup', current_database());
    grant usage on schema public to bm_backup;
  end if;
end $$;
