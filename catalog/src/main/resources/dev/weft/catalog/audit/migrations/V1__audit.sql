-- One row: the end of the chain of records and of the chain of segments. Whoever appends changes it
-- first, so that several servers of one database append one after the other.
create table audit_head (
  id      ${number} not null primary key,
  turns   ${number} not null,
  record  ${number} not null,
  link    ${bytes}  not null,
  sealed  ${number} not null,
  segment ${number} not null,
  hash    ${bytes}  not null
);

-- What counts is in body and link; the columns before them are for finding, and are checked
-- against the body. Counters change until the segment is sealed.
create table audit_record (
  id         ${number}  not null primary key,
  at         ${instant} not null,
  kind       ${name}    not null,
  principal  ${name}    not null,
  actor      ${name}    not null,
  outcome    ${name}    not null,
  body       ${bytes}   not null,
  link       ${bytes}   not null,
  times      ${number}  not null,
  row_count  ${number}  not null,
  byte_count ${number}  not null,
  millis     ${number}  not null
);
create index audit_record_at on audit_record (at);
create index audit_record_principal on audit_record (principal, id);

-- The tables that a record is about.
create table audit_touch (
  record     ${number} not null,
  ordinal    ${number} not null,
  product    ${name}   not null,
  table_name ${name}   not null,
  primary key (record, ordinal)
);
create index audit_touch_table on audit_touch (product, table_name, record);

create table audit_segment (
  number       ${number} not null primary key,
  first_record ${number} not null,
  last_record  ${number} not null,
  hash         ${bytes}  not null,
  signed_by    ${name}   not null,
  signature    ${bytes}  not null
);
