-- What only one server does at a time, and until when it is believed to.
create table lease (
  name       ${name}    not null primary key,
  owner      ${name}    not null,
  held_until ${instant} not null
);

-- Somebody asked the owner of a live run to stop it.
alter table run_hold add column stop_asked_at ${instant};
