create table token (
  id         ${name}    not null primary key,
  principal  ${name}    not null,
  name       ${name}    not null,
  hash       ${name}    not null unique,
  created_at ${instant} not null,
  expires_at ${instant},
  revoked_at ${instant},
  last_used  ${instant}
);
create index token_principal on token (principal, id);

create table setting (
  name       ${name}    not null primary key,
  value      ${name}    not null,
  changed_at ${instant} not null,
  changed_by ${name}    not null
);
