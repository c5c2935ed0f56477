-- Peer groups that the steering group asks for: combinations of attributes, and sets named member by member. A group is
-- made of what every member may know of every other, never of figures. It goes live only after the disclosure audit was
-- run over what is published with the group added.
alter table peer_groups
  add column id uuid not null default gen_random_uuid(),
  add column state text not null default 'live',
  -- A combination holds whoever has all of these; null stands for any.
  add column region text,
  add column size_band text,
  add column type text,
  -- A named set. It stands in the group's own row, so that it cannot grow after it was checked. Who is in it is known
  -- to all members: it is nobody's own row.
  add column members uuid[] not null default '{}',
  add column reason text not null default '',
  add column asked_at timestamptz,
  add column asked_by uuid,
  -- What the check came to, in words without figures.
  add column outcome text not null default '',
  add column decided_at timestamptz,
  add column retired_at timestamptz,
  add column retired_by uuid,
  add constraint peer_groups_one_per_id unique (id),
  add constraint peer_groups_state_known check (state in ('asked', 'live', 'refused', 'retired')),
  add constraint peer_groups_combination_of_two check (dimension <> 'crossing' or num_nonnulls(region, size_band, type) >= 2),
  add constraint peer_groups_conditions_of_combinations check (dimension = 'crossing' or num_nonnulls(region, size_band, type) = 0),
  add constraint peer_groups_members_of_named_sets check (dimension = 'named' or cardinality(members) = 0);
create unique index peer_groups_one_per_name on peer_groups (lower(name)) where state in ('asked', 'live');
create unique index peer_groups_one_per_combination
  on peer_groups (coalesce(region, ''), coalesce(size_band, ''), coalesce(type, ''))
  where dimension = 'crossing' and state in ('asked', 'live');

-- Not forced: the owner fills the table from the seed data at start.
alter table peer_groups enable row level security;
-- What is only asked for, or was refused, is between the steering group and the administrators.
create policy live_groups_are_known on peer_groups for select to bm_app
  using (state = 'live' or (state = 'retired' and decided_at is not null)
    or (select app_is_steering()) or (select app_is_consortium_admin()));
create policy steering_and_administrators_ask on peer_groups for insert to bm_app
  with check (((select app_is_steering()) or (select app_is_consortium_admin()))
    and state = 'asked' and dimension in ('crossing', 'named') and asked_by = (select app_user()) and asked_at is not null
    and outcome = '' and decided_at is null and retired_at is null);
create policy steering_and_administrators_retire on peer_groups for update to bm_app
  using (((select app_is_steering()) or (select app_is_consortium_admin()))
    and state in ('asked', 'live') and dimension in ('crossing', 'named'))
  with check (state = 'retired' and retired_by = (select app_user()) and retired_at is not null);
create policy engine_reads on peer_groups for select to bm_engine using (true);
-- Whether a group goes live is the engine's to say, once.
create policy engine_decides on peer_groups for update to bm_engine
  using (state = 'asked') with check (state in ('live', 'refused') and decided_at is not null);

grant insert on peer_groups to bm_app;
grant update (state, retired_at, retired_by) on peer_groups to bm_app;
grant update (state, outcome, decided_at) on peer_groups to bm_engine;

-- The check is long work, which the steering group may ask for and watch too; of other work it sees nothing.
alter table consortium_jobs drop constraint consortium_jobs_kind_known;
alter table consortium_jobs add constraint consortium_jobs_kind_known
  check (kind in ('publish_collection', 'import_public_data', 'check_peer_group'));
create policy steering_reads_checks on consortium_jobs for select to bm_app
  using (kind = 'check_peer_group' and (select app_is_steering()));
create policy steering_asks_for_checks on consortium_jobs for insert to bm_app
  with check (kind = 'check_peer_group' and (select app_is_steering())
    and requested_by = (select app_user()) and state = 'queued');
