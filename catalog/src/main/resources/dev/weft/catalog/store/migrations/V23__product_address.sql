-- Addresses that products had before they moved to another domain; nobody else gets them.
create table product_address (
  former   ${name}    not null primary key,
  product  ${name}    not null references product (product),
  first    ${name}    not null,
  moved_at ${instant} not null,
  moved_by ${name}    not null
);
create index product_address_product on product_address (product);
