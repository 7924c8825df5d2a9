create table content (
  hash  ${name}   not null primary key,
  size  ${number} not null,
  bytes ${bytes}  not null
);

create table document (
  scope      ${name}    not null,
  kind       ${name}    not null,
  name       ${name}    not null,
  file       ${name}    not null,
  hash       ${name}    not null references content (hash),
  retired    ${boolean} not null,
  version    ${number}  not null,
  changed_at ${instant} not null,
  changed_by ${name}    not null,
  primary key (scope, kind, name)
);

create table product (
  product    ${name}    not null primary key,
  kind       ${name}    not null,
  status     ${name}    not null,
  hidden     ${boolean} not null,
  paused     ${boolean} not null,
  major      ${number}  not null,
  revision   ${number}  not null,
  changed_at ${instant} not null
);

create table revision (
  product      ${name}    not null references product (product),
  number       ${number}  not null,
  version      ${name}    not null,
  content_hash ${name}    not null,
  created_at   ${instant} not null,
  created_by   ${name}    not null,
  primary key (product, number)
);

create table revision_file (
  product ${name}   not null,
  number  ${number} not null,
  path    ${name}   not null,
  hash    ${name}   not null references content (hash),
  primary key (product, number, path),
  foreign key (product, number) references revision (product, number)
);

create table revision_input (
  product       ${name}   not null,
  number        ${number} not null,
  contract_id   ${name}   not null,
  input_product ${name}   not null,
  input_major   ${number} not null,
  input_port    ${name}   not null,
  primary key (product, number, contract_id),
  foreign key (product, number) references revision (product, number)
);
create index revision_input_of on revision_input (input_product, input_major);

create table product_major (
  product  ${name}    not null,
  major    ${number}  not null,
  revision ${number}  not null,
  active   ${boolean} not null,
  primary key (product, major),
  foreign key (product, revision) references revision (product, number)
);

create table port (
  product          ${name}   not null,
  major            ${number} not null,
  name             ${name}   not null,
  contract_id      ${name}   not null,
  contract_version ${name}   not null,
  primary key (product, major, name),
  foreign key (product, major) references product_major (product, major)
);
create index port_contract on port (contract_id);

create table proposal (
  product    ${name}    not null,
  capture    ${name}    not null,
  document   ${name}    not null,
  created_at ${instant} not null,
  primary key (product, capture)
);
