-- What issuers said of people, in the order in which they said it; the newest of a person counts
-- until it ends. Rows stay, so that earlier decisions can be made again.
create table vouching (
  number       ${number}  not null primary key,
  principal    ${name}    not null,
  issuer       ${name}    not null,
  member_of    ${json}    not null,
  attributes   ${json}    not null,
  said_at      ${instant} not null,
  recorded_at  ${instant} not null,
  ends_at      ${instant} not null
);
create index vouching_principal on vouching (principal, number);
create index vouching_recorded on vouching (recorded_at);
