-- One row: the last position that was taken and the time of the last change.
create table journal_head (
  id       ${number} not null primary key,
  position ${number} not null,
  at       ${instant} not null
);
insert into journal_head (id, position, at) values (1, 0, 0);

create table journal_entry (
  position  ${number}  not null primary key,
  at        ${instant} not null,
  kind      ${name}    not null,
  subject   ${name}    not null,
  principal ${name}    not null,
  via       ${name}    not null,
  trace     ${name}    not null,
  detail    ${json}    not null
);
create index journal_entry_subject on journal_entry (subject, position);

-- Answers to requests that carried a key of their own, kept for a day.
create table answer (
  principal    ${name}    not null,
  operation    ${name}    not null,
  request_key  ${name}    not null,
  request_hash ${name}    not null,
  status       ${number}  not null,
  body         ${bytes}   not null,
  at           ${instant} not null,
  primary key (principal, operation, request_key)
);
create index answer_at on answer (at);
