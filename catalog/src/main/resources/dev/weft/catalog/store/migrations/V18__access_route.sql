-- Further people who agree to a request because a rule says so, one of each rule. Lists are words with
-- commas between them.
create table access_route (
  request ${number} not null references access_request (number),
  rule    ${name}   not null,
  roles   ${name}   not null,
  people  ${name}   not null,
  who     ${name},
  at      ${instant},
  primary key (request, rule)
);

-- Whom these are: somebody by name, or a role as domain:role or mesh:role.
create table access_route_named (
  who     ${name}   not null,
  request ${number} not null references access_request (number),
  primary key (who, request)
);
