-- Whoever may apply migrations may read the trails to verify them (`--verify-audit`), in the role that reads and writes
-- nothing else.
do $$
begin
  if not pg_has_role(current_user, 'bm_audit', 'member') then
    begin
      execute format('grant bm_audit to %I', current_user);
    exception when unique_violation then null; -- another database of this cluster does it now
    end;
  end if;
end $$;
