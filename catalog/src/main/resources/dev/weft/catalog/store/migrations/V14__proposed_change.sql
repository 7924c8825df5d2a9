-- One row: the last number given to a change.
create table proposed_change_counter (
  id     ${number} not null primary key,
  number ${number} not null
);
insert into proposed_change_counter (id, number) values (1, 0);

-- A state of a folder on its way through review. The hash is that of its files; approvals are of one
-- hash and count for no other.
create table proposed_change (
  number     ${number}  not null primary key,
  title      ${name}    not null,
  proposer   ${name}    not null,
  state      ${name}    not null,
  hash       ${name}    not null,
  created_at ${instant} not null,
  changed_at ${instant} not null
);

create table proposed_change_file (
  change_number ${number} not null references proposed_change (number),
  path          ${name}   not null,
  hash          ${name}   not null references content (hash),
  primary key (change_number, path)
);

-- Whom it concerns: domains as domain:NAME, the mesh itself as mesh, consumers as they are spelled.
create table proposed_change_audience (
  change_number ${number} not null references proposed_change (number),
  who           ${name}   not null,
  primary key (change_number, who)
);
create index proposed_change_audience_who on proposed_change_audience (who, change_number);

-- What was said, in order.
create table proposed_change_voice (
  change_number ${number}  not null references proposed_change (number),
  ordinal       ${number}  not null,
  kind          ${name}    not null,
  who           ${name}    not null,
  about         ${name}    not null,
  text          ${name}    not null,
  hash          ${name}    not null,
  at            ${instant} not null,
  primary key (change_number, ordinal)
);
