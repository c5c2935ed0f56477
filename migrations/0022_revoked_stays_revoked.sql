-- A public address that was revoked never works again: no change reaches its row any more, and the organisation can have
-- no other row with the same token.
alter policy own_rows_change on scorecard_links using (revoked_at is null);
create unique index scorecard_links_once on scorecard_links (organisation_id, token);
