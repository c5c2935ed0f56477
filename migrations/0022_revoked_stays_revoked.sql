-- A public address that was revoked never works again: no change reaches its row any more, and no other row can have the
-- same token.
alter policy own_rows_change on scorecard_links using (revoked_at is null);
drop index scorecard_links_by_token;
create unique index scorecard_links_by_token on scorecard_links (token);
