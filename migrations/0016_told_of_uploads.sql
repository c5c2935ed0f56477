-- What was said of how a file was read, as sentences, so that its page says the same when it is looked at again.
alter table uploads add column told jsonb not null default '[]';
