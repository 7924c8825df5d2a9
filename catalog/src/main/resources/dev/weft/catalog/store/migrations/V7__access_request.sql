-- One row: the last number given to a request.
create table access_request_counter (
  id     ${number} not null primary key,
  number ${number} not null
);
insert into access_request_counter (id, number) values (1, 0);

create table access_request (
  number      ${number}  not null primary key,
  product     ${name}    not null,
  major       ${number}  not null,
  requester   ${name}    not null,
  consumer    ${name}    not null,
  terms       ${json}    not null,
  reason      ${name}    not null,
  state       ${name}    not null,
  personal    ${boolean} not null,
  created_at  ${instant} not null,
  decided_at  ${instant},
  answer      ${name},
  agreement   ${name}
);
create index access_request_product on access_request (product, number);
create index access_request_requester on access_request (requester, number);

create table access_approval (
  request ${number}  not null references access_request (number),
  role    ${name}    not null,
  who     ${name}    not null,
  at      ${instant} not null,
  primary key (request, role)
);
