-- By which account of an issuer the holder of a token is known, so that no token outlives it. Of
-- older tokens no more is known than the name; service accounts and the operator have none.
alter table token add column account ${name};
update token set account = principal
where principal <> 'operator' and principal not like 'service:%';

-- The same of what was said of people, and with what it was said: the session or the client. What
-- was replaced ends where the next one begins, so that what counts at a time is one interval.
alter table vouching add column account ${name};
alter table vouching add column way ${name} not null default '';
update vouching set ends_at =
  (select min(later.recorded_at) from vouching later
   where later.principal = vouching.principal and later.number > vouching.number)
where exists
  (select 1 from vouching later
   where later.principal = vouching.principal and later.number > vouching.number
     and later.recorded_at < vouching.ends_at);
create index vouching_ends on vouching (ends_at);
create index vouching_way on vouching (way);
