-- Heads of trails move with entries alone, and seals say what is so: the site's login, and the clerk's role that it may
-- take, could otherwise make a trail look broken for good.

-- Inside the trigger of an entry the depth is two; whoever writes a head by hand stands at one.
create or replace function audit_head_goes_on() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  if pg_trigger_depth() < 2 then
    raise exception 'the head of an audit trail moves with its entries alone' using errcode = 'insufficient_privilege';
  end if;
  if tg_op = 'UPDATE' and new.number <> old.number + 1 then
    raise exception 'an audit trail goes on from its last entry' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
drop trigger goes_on on audit_heads;
drop trigger goes_on on consortium_audit_heads;
create trigger goes_on before insert or update on audit_heads for each row execute function audit_head_goes_on();
create trigger goes_on before insert or update on consortium_audit_heads for each row execute function audit_head_goes_on();

-- An entry's id is drawn here, so that none is dropped as a duplicate after the head has moved.
create or replace function audit_entry_joins_its_chain() returns trigger language plpgsql set search_path = pg_catalog, public as $$
declare
  last record;
begin
  perform pg_advisory_xact_lock(hashtextextended('audit ' || new.organisation_id, 0));
  select number, hash into last from public.audit_heads where organisation_id = new.organisation_id;
  new.id := gen_random_uuid();
  new.number := coalesce(last.number, 0) + 1;
  new.previous_hash := coalesce(last.hash, decode(repeat('00', 32), 'hex'));
  new.hash := public.audit_hash(
    new.previous_hash, new.organisation_id::text, new.number, new.id, new.at, new.user_id, new.action, new.subject, new.detail);
  if new.number = 1 then
    insert into public.audit_heads values (new.organisation_id, new.number, new.hash);
  else
    update public.audit_heads set number = new.number, hash = new.hash where organisation_id = new.organisation_id;
  end if;
  return new;
end $$;

create or replace function consortium_audit_entry_joins_its_chain() returns trigger language plpgsql set search_path = pg_catalog, public as $$
declare
  last record;
begin
  perform pg_advisory_xact_lock(hashtextextended('audit consortium', 0));
  select number, hash into last from public.consortium_audit_heads;
  new.id := gen_random_uuid();
  new.number := coalesce(last.number, 0) + 1;
  new.previous_hash := coalesce(last.hash, decode(repeat('00', 32), 'hex'));
  new.hash := public.audit_hash(
    new.previous_hash, 'consortium', new.number, new.id, new.at, new.user_id, new.action, new.subject, new.detail);
  if new.number = 1 then
    insert into public.consortium_audit_heads (number, hash) values (new.number, new.hash);
  else
    update public.consortium_audit_heads set number = new.number, hash = new.hash;
  end if;
  return new;
end $$;

-- The clerk seals where a trail stands, and no day that is still to come (give or take London's).
alter policy clerk_seals on audit_seals with check (
  day <= current_date + 1
  and exists (
    select from audit_heads h
    where h.organisation_id = audit_seals.organisation_id and h.number = audit_seals.number and h.hash = audit_seals.hash));
alter policy clerk_seals on consortium_audit_seals with check (
  day <= current_date + 1
  and exists (select from consortium_audit_heads h where h.number = consortium_audit_seals.number and h.hash = consortium_audit_seals.hash));
