-- What each check of a table found, build after build.
create table run_check (
  run        ${name}    not null references run (id),
  table_name ${name}    not null,
  ordinal    ${number}  not null,
  product    ${name}    not null,
  major      ${number}  not null,
  name       ${name}    not null,
  element    ${name}    not null,
  severity   ${name}    not null,
  outcome    ${name}    not null,
  failing    ${number}  not null,
  actual     ${name}    not null,
  expected   ${name}    not null,
  message    ${name}    not null,
  -- of which values of which tables the result tells
  measured   ${json}    not null,
  checked_at ${instant} not null,
  primary key (run, table_name, ordinal)
);
create index run_check_history on run_check (product, major, table_name, name, checked_at, run);
-- Every build of a table has one first check.
create index run_check_build on run_check (product, major, ordinal, table_name, checked_at, run);
