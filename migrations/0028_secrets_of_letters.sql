-- What walls ask about somebody who comes with the secret of a letter, and about an organisation's administrator.

-- SHA-256 of the secret that somebody came with (an invitation's, a reset's); null where they came with none.
create function app_secret() returns bytea language sql stable
  return decode(nullif(current_setting('app.secret', true), ''), 'hex');

-- Whether who asks is an administrator of the organisation that they act for.
create function app_is_organisation_admin() returns boolean language sql stable
  return exists (
    select from memberships
    where organisation_id = app_organisation() and user_id = app_user() and role = 'organisation_admin' and status = 'active');
