-- Passwords of people, as their hashes with the parameters of these.
create table password (
  principal  ${name}    not null primary key,
  hash       ${name}    not null,
  changed_at ${instant} not null
);
