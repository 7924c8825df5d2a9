-- Which columns were read by whom, day by day (days since the epoch in UTC).
create table column_read (
  product     ${name}   not null,
  major       ${number} not null,
  table_name  ${name}   not null,
  column_name ${name}   not null,
  principal   ${name}   not null,
  day         ${number} not null,
  reads       ${number} not null,
  primary key (product, major, table_name, column_name, principal, day)
);
create index column_read_day on column_read (day);
