-- The trail is a chain: each entry has the next number of its trail and the hash of the one before, so that no entry can
-- be changed, taken out, put in or swapped without showing. One trail for each organisation and one for the consortium.
--
-- The hash is SHA-256 over the entry's fields, each with its length before it, so that no two entries give the same bytes:
-- the hash before (32 zeros for the first), trail, number, id, moment in whole microseconds since 1970, person, action,
-- subject, detail. A person who is none has the length -1. `Platform/Audit/AuditBytes.cs` computes the same without asking
-- the database.

-- Where each trail stands. Written by the trigger alone, in the writer's own transaction.
create table audit_heads (
  organisation_id uuid primary key references organisations,
  number bigint not null,
  hash bytea not null constraint audit_heads_32_bytes check (octet_length(hash) = 32)
);

create table consortium_audit_heads (
  trail text primary key default 'consortium' constraint consortium_audit_heads_one check (trail = 'consortium'),
  number bigint not null,
  hash bytea not null constraint consortium_audit_heads_32_bytes check (octet_length(hash) = 32)
);

-- Where each trail stood on a day, signed with a key that the database does not hold. Who cuts the end off a trail, or
-- writes it anew from some entry on, cannot make the seal of that day anew.
create table audit_seals (
  organisation_id uuid not null references organisations,
  day date not null,
  number bigint not null,
  hash bytea not null,
  signature bytea not null,
  key_id text not null,
  sealed_at timestamptz not null,
  primary key (organisation_id, day)
);

create table consortium_audit_seals (
  day date primary key,
  number bigint not null,
  hash bytea not null,
  signature bytea not null,
  key_id text not null,
  sealed_at timestamptz not null
);

alter table audit_entries add number bigint, add previous_hash bytea, add hash bytea;
alter table consortium_audit_entries add number bigint, add previous_hash bytea, add hash bytea;

create function audit_field(field bytea) returns bytea language sql immutable
  return case when field is null then int4send(-1) else int4send(octet_length(field)) || field end;

create function audit_hash(
  previous bytea, trail text, number bigint, id uuid, at timestamptz, person uuid, action text, subject text, detail text)
returns bytea language sql stable
  return sha256(
    audit_field(previous) || audit_field(convert_to(trail, 'UTF8')) || audit_field(int8send(number)) || audit_field(uuid_send(id))
    || audit_field(int8send((extract(epoch from at) * 1000000)::bigint)) || audit_field(uuid_send(person))
    || audit_field(convert_to(action, 'UTF8')) || audit_field(convert_to(subject, 'UTF8')) || audit_field(convert_to(detail, 'UTF8')));

-- One writer of a trail at a time, until it commits: without the lock two entries would follow the same one.
create function audit_entry_joins_its_chain() returns trigger language plpgsql as $$
declare
  last record;
begin
  perform pg_advisory_xact_lock(hashtextextended('audit ' || new.organisation_id, 0));
  select number, hash into last from public.audit_heads where organisation_id = new.organisation_id;
  new.number := coalesce(last.number, 0) + 1;
  new.previous_hash := coalesce(last.hash, decode(repeat('00', 32), 'hex'));
  new.hash := audit_hash(new.previous_hash, new.organisation_id::text, new.number, new.id, new.at, new.user_id, new.action, new.subject, new.detail);
  if new.number = 1 then
    insert into public.audit_heads values (new.organisation_id, new.number, new.hash);
  else
    update public.audit_heads set number = new.number, hash = new.hash where organisation_id = new.organisation_id;
  end if;
  return new;
end $$;

create function consortium_audit_entry_joins_its_chain() returns trigger language plpgsql as $$
declare
  last record;
begin
  perform pg_advisory_xact_lock(hashtextextended('audit consortium', 0));
  select number, hash into last from public.consortium_audit_heads;
  new.number := coalesce(last.number, 0) + 1;
  new.previous_hash := coalesce(last.hash, decode(repeat('00', 32), 'hex'));
  new.hash := audit_hash(new.previous_hash, 'consortium', new.number, new.id, new.at, new.user_id, new.action, new.subject, new.detail);
  if new.number = 1 then
    insert into public.consortium_audit_heads (number, hash) values (new.number, new.hash);
  else
    update public.consortium_audit_heads set number = new.number, hash = new.hash;
  end if;
  return new;
end $$;

-- What was written before there was a chain joins it in the order of its moments. The walls would hide it from us.
alter table audit_entries no force row level security;
alter table consortium_audit_entries no force row level security;
alter table audit_entries disable trigger user;
alter table consortium_audit_entries disable trigger user;
do $$
declare
  entry record;
  whose uuid;
  place bigint := 0;
  before bytea;
  now_hash bytea;
begin
  for entry in select * from audit_entries order by organisation_id, at, id loop
    if whose is distinct from entry.organisation_id then
      whose := entry.organisation_id;
      place := 0;
      before := decode(repeat('00', 32), 'hex');
    end if;
    place := place + 1;
    now_hash := audit_hash(before, whose::text, place, entry.id, entry.at, entry.user_id, entry.action, entry.subject, entry.detail);
    update audit_entries set number = place, previous_hash = before, hash = now_hash
    where organisation_id = whose and id = entry.id;
    before := now_hash;
    insert into audit_heads values (whose, place, now_hash)
      on conflict (organisation_id) do update set number = excluded.number, hash = excluded.hash;
  end loop;

  place := 0;
  before := decode(repeat('00', 32), 'hex');
  for entry in select * from consortium_audit_entries order by at, id loop
    place := place + 1;
    now_hash := audit_hash(before, 'consortium', place, entry.id, entry.at, entry.user_id, entry.action, entry.subject, entry.detail);
    update consortium_audit_entries set number = place, previous_hash = before, hash = now_hash where id = entry.id;
    before := now_hash;
    insert into consortium_audit_heads (number, hash) values (place, now_hash)
      on conflict (trail) do update set number = excluded.number, hash = excluded.hash;
  end loop;
end $$;
alter table audit_entries enable trigger user;
alter table consortium_audit_entries enable trigger user;
alter table audit_entries force row level security;
alter table consortium_audit_entries force row level security;

alter table audit_entries
  alter number set not null, alter previous_hash set not null, alter hash set not null,
  add constraint audit_entries_one_per_number unique (organisation_id, number);
alter table consortium_audit_entries
  alter number set not null, alter previous_hash set not null, alter hash set not null,
  add constraint consortium_audit_entries_one_per_number unique (number);

create trigger joins_its_chain before insert on audit_entries
  for each row execute function audit_entry_joins_its_chain();
create trigger joins_its_chain before insert on consortium_audit_entries
  for each row execute function consortium_audit_entry_joins_its_chain();

create trigger only_grows before update or delete on audit_seals
  for each row execute function audit_trail_only_grows();
create trigger only_grows_whole before truncate on audit_seals
  for each statement execute function audit_trail_only_grows();
create trigger only_grows before update or delete on consortium_audit_seals
  for each row execute function audit_trail_only_grows();
create trigger only_grows_whole before truncate on consortium_audit_seals
  for each statement execute function audit_trail_only_grows();

-- A number never goes back and never jumps: the head cannot be used to begin a trail anew.
create function audit_head_goes_on() returns trigger language plpgsql as $$
begin
  if new.number <> old.number + 1 then
    raise exception 'an audit trail goes on from its last entry' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger goes_on before update on audit_heads for each row execute function audit_head_goes_on();
create trigger goes_on before update on consortium_audit_heads for each row execute function audit_head_goes_on();

do $$
declare
  walled text;
begin
  foreach walled in array array['audit_heads', 'consortium_audit_heads', 'audit_seals', 'consortium_audit_seals']
  loop
    execute format('alter table %I enable row level security', walled);
    execute format('alter table %I force row level security', walled);
  end loop;
end $$;

-- The consortium's administrators leave entries on the trails of members, and so need to know where those stand.
create policy wall on audit_heads as restrictive to bm_app
  using (organisation_id = (select app_organisation()) or (select app_is_consortium_admin()))
  with check (organisation_id = (select app_organisation()) or (select app_is_consortium_admin()));
create policy own_rows on audit_heads for select to bm_app using (true);
create policy own_rows_add on audit_heads for insert to bm_app with check (true);
create policy own_rows_go_on on audit_heads for update to bm_app using (true);
create policy clerk_reads on audit_heads for select to bm_clerk using (true);
create policy auditor_reads on audit_heads for select to bm_audit using (true);

create policy administrators on consortium_audit_heads for all to bm_app
  using ((select app_is_consortium_admin())) with check ((select app_is_consortium_admin()));
create policy engine on consortium_audit_heads for all to bm_engine using (true) with check (true);
create policy clerk_reads on consortium_audit_heads for select to bm_clerk using (true);
create policy auditor_reads on consortium_audit_heads for select to bm_audit using (true);

create policy wall on audit_seals as restrictive to bm_app
  using (organisation_id = (select app_organisation())) with check (organisation_id = (select app_organisation()));
create policy own_rows on audit_seals for select to bm_app using (true);
create policy clerk_reads on audit_seals for select to bm_clerk using (true);
create policy clerk_seals on audit_seals for insert to bm_clerk with check (true);
create policy auditor_reads on audit_seals for select to bm_audit using (true);

create policy administrators_read on consortium_audit_seals for select to bm_app using ((select app_is_consortium_admin()));
create policy clerk_reads on consortium_audit_seals for select to bm_clerk using (true);
create policy clerk_seals on consortium_audit_seals for insert to bm_clerk with check (true);
create policy auditor_reads on consortium_audit_seals for select to bm_audit using (true);

grant select, insert on audit_heads, consortium_audit_heads to bm_app;
grant update (number, hash) on audit_heads, consortium_audit_heads to bm_app;
grant select, insert on consortium_audit_heads to bm_engine;
grant update (number, hash) on consortium_audit_heads to bm_engine;
grant select on audit_seals, consortium_audit_seals to bm_app;
grant select on audit_heads, consortium_audit_heads to bm_clerk;
grant select, insert on audit_seals, consortium_audit_seals to bm_clerk;
grant select on audit_heads, consortium_audit_heads, audit_seals, consortium_audit_seals to bm_audit;

do $$
begin
  if exists (select from pg_roles where rolname = 'bm_backup') then
    grant select on audit_heads, consortium_audit_heads, audit_seals, consortium_audit_seals to bm_backup;
  end if;
end $$;
