create table run (
  id             ${name}    not null primary key,
  product        ${name}    not null,
  major          ${number}  not null,
  revision       ${number}  not null,
  kind           ${name}    not null,
  state          ${name}    not null,
  run_key        ${name},
  started_by     ${name}    not null,
  queued_at      ${instant} not null,
  started_at     ${instant},
  ended_at       ${instant},
  release_number ${number},
  error_code     ${name},
  error_message  ${name},
  error_remedy   ${name},
  progress       ${json}    not null
);
create index run_newest on run (queued_at, id);
create index run_product on run (product, queued_at, id);
-- The same work is done once; work that failed may be tried again.
create unique index run_key on run (run_key) where state in ('QUEUED', 'RUNNING', 'SUCCEEDED');

create table run_step (
  run        ${name}   not null references run (id),
  ordinal    ${number} not null,
  name       ${name}   not null,
  kind       ${name}   not null,
  state      ${name}   not null,
  row_count  ${number} not null,
  started_at ${instant},
  ended_at   ${instant},
  message    ${name}   not null,
  primary key (run, ordinal)
);

-- Every live run has a hold; it goes when the run ends.
create table run_hold (
  run        ${name}    not null primary key references run (id),
  owner      ${name}    not null,
  held_until ${instant} not null
);
create index run_hold_owner on run_hold (owner);

-- The one build that may run per product and major.
create table build_slot (
  product ${name}   not null,
  major   ${number} not null,
  run     ${name}   not null references run (id),
  primary key (product, major)
);
create index build_slot_run on build_slot (run);
