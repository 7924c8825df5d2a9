-- Releases and previews of a product count separately; a number is never taken twice.
create table release_counter (
  product ${name}   not null,
  kind    ${name}   not null,
  number  ${number} not null,
  primary key (product, kind)
);

-- A preview may show a product that was never applied, so nothing here refers to the registry.
create table product_release (
  product      ${name}    not null,
  kind         ${name}    not null,
  number       ${number}  not null,
  major        ${number}  not null,
  version      ${name}    not null,
  published_at ${instant} not null,
  revision     ${number}  not null,
  run          ${name}    not null,
  rollback_of  ${number},
  published_by ${name}    not null,
  -- rows of the tables of output ports together
  port_rows    ${number}  not null,
  body         ${json}    not null,
  expires_at   ${instant},
  dropped_at   ${instant},
  primary key (product, kind, number)
);

create table release_table (
  product    ${name}   not null,
  kind       ${name}   not null,
  number     ${number} not null,
  table_name ${name}   not null,
  location   ${name}   not null,
  primary key (product, kind, number, table_name),
  foreign key (product, kind, number) references product_release (product, kind, number)
);

create table release_input (
  product       ${name}   not null,
  kind          ${name}   not null,
  number        ${number} not null,
  input_product ${name}   not null,
  input_number  ${number} not null,
  primary key (product, kind, number, input_product, input_number),
  foreign key (product, kind, number) references product_release (product, kind, number)
);

create table current_release (
  product  ${name}    not null,
  major    ${number}  not null,
  number   ${number}  not null,
  moved_at ${instant} not null,
  primary key (product, major)
);

-- The newest metadata ever published of a table: what its next metadata derives from.
create table table_line (
  product    ${name}   not null,
  major      ${number} not null,
  table_name ${name}   not null,
  location   ${name}   not null,
  number     ${number} not null,
  primary key (product, major, table_name)
);
