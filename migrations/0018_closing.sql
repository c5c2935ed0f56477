-- When a collection was closed, for the words of its lock. Unknown for those closed before.
alter table collections add column closed_at timestamptz;
grant update (closed_at) on collections to bm_app;
