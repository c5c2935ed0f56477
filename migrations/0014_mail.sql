-- Letters leave by an outbox: what a transaction wants said is kept with what it did, and sent afterwards by the clerk.
create table mail_messages (
  id uuid primary key default gen_random_uuid(),
  kind text not null constraint mail_messages_kind_known
    check (kind in ('opened', 'due_soon', 'overdue', 'reminder', 'sent_back', 'reopened', 'reopening_asked')),
  user_id uuid not null references users on delete cascade,
  address text not null,
  subject text not null,
  body text not null,
  -- What it is about, once: a letter with the same is not written again.
  about text not null constraint mail_messages_once unique,
  made_at timestamptz not null,
  attempts integer not null default 0,
  next_try_at timestamptz not null,
  sent_at timestamptz,
  gave_up_at timestamptz,
  problem text not null default ''
);
create index mail_messages_waiting on mail_messages (next_try_at) where sent_at is null and gave_up_at is null;

-- Letters of a kind that a person does not want.
create table mail_refusals (
  user_id uuid not null references users on delete cascade,
  kind text not null,
  refused_at timestamptz not null,
  primary key (user_id, kind)
);

-- An administrator asks the clerk to write to those who have not sent yet.
create table reminder_requests (
  id uuid primary key default gen_random_uuid(),
  collection_id uuid not null references collections,
  requested_at timestamptz not null,
  requested_by uuid not null,
  written_at timestamptz,
  letters integer
);
create index reminder_requests_of_collection on reminder_requests (collection_id, requested_at);

alter table mail_messages enable row level security;
alter table mail_messages force row level security;
-- A page may put a letter in; it can read none.
create policy pages_add on mail_messages for insert to bm_app with check (sent_at is null and attempts = 0);
create policy clerk_works on mail_messages to bm_clerk using (true) with check (true);

alter table mail_refusals enable row level security;
alter table mail_refusals force row level security;
create policy own_refusals on mail_refusals to bm_app
  using (user_id = (select app_user())) with check (user_id = (select app_user()));
create policy clerk_reads on mail_refusals for select to bm_clerk using (true);

alter table reminder_requests enable row level security;
alter table reminder_requests force row level security;
create policy administrators_read on reminder_requests for select to bm_app using ((select app_is_consortium_admin()));
create policy administrators_add on reminder_requests for insert to bm_app
  with check ((select app_is_consortium_admin()) and requested_by = (select app_user()) and written_at is null);
create policy clerk_works on reminder_requests to bm_clerk using (true) with check (true);

-- What the clerk needs to know to write to the right people.
create policy clerk_reads on collections for select to bm_clerk using (true);
create policy clerk_reads on memberships for select to bm_clerk using (true);
create policy clerk_reads on return_progress for select to bm_clerk using (true);
create policy clerk_reads on reopenings for select to bm_clerk using (true);
grant select on collections, return_progress, reopenings to bm_clerk;
grant select on memberships to bm_clerk;
grant select (id, email, display_name, suspended_at) on users to bm_clerk;
grant select (user_id, role) on person_roles to bm_clerk;
grant select (id, name, slug, joined_at, left_at) on organisations to bm_clerk;

grant insert on mail_messages to bm_app;
grant select, insert, update on mail_messages to bm_clerk;
grant select, insert, delete on mail_refusals to bm_app;
grant select on mail_refusals to bm_clerk;
grant select, insert on reminder_requests to bm_app;
grant select on reminder_requests to bm_clerk;
grant update (written_at, letters) on reminder_requests to bm_clerk;

do $$
begin
  if exists (select from pg_roles where rolname = 'bm_backup') then
    grant select on mail_messages, mail_refusals, reminder_requests to bm_backup;
  end if;
end $$;
