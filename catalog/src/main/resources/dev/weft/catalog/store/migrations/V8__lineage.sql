-- A column of a table of a release. Its key stays the same when it is renamed.
create table released_column (
  id          ${number} not null primary key,
  product     ${name}   not null,
  kind        ${name}   not null,
  number      ${number} not null,
  major       ${number} not null,
  table_name  ${name}   not null,
  column_name ${name}   not null,
  column_key  ${name}   not null,
  unique (product, kind, number, table_name, column_name),
  foreign key (product, kind, number) references product_release (product, kind, number)
);
create index released_column_key on released_column (product, table_name, column_key);

-- One row, the last id that was taken.
create table column_counter (
  id   ${number} not null primary key,
  last ${number} not null
);
insert into column_counter (id, last) values (1, 0);

-- An input of a column; the agreement when the input is another domain's.
create table column_edge (
  id        ${number} not null references released_column (id),
  input     ${number} not null,
  agreement ${name},
  lowered   ${json}   not null,
  primary key (id, input)
);
create index column_edge_input on column_edge (input, id);

-- What a column carries since a label was raised after its release.
create table raised_column (
  product     ${name}   not null,
  kind        ${name}   not null,
  number      ${number} not null,
  table_name  ${name}   not null,
  column_name ${name}   not null,
  carried     ${json}   not null,
  primary key (product, kind, number, table_name, column_name),
  foreign key (product, kind, number) references product_release (product, kind, number)
);

-- What contracts declare now, by the keys of columns; never lower than what was raised since.
create table declared_labels (
  product    ${name}   not null,
  major      ${number} not null,
  table_name ${name}   not null,
  column_key ${name}   not null,
  contract   ${json}   not null,
  labels     ${json}   not null,
  primary key (product, major, table_name, column_key)
);
