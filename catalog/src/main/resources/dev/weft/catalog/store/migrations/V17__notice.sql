-- How far a reader of the journal has come. Whoever opens an older database is not told again what
-- happened before.
create table journal_reader (
  name     ${name}   not null primary key,
  position ${number} not null
);
insert into journal_reader (name, position) select 'notices', position from journal_head where id = 1;
insert into journal_reader (name, position) values ('ends', 0);

-- One row: the last number given to a notice.
create table notice_counter (
  id     ${number} not null primary key,
  number ${number} not null
);
insert into notice_counter (id, number) values (1, 0);

-- What people are told. The occasion is what they are told of: there is one notice of each.
create table notice (
  number   ${number}  not null primary key,
  kind     ${name}    not null,
  topic    ${name}    not null,
  subject  ${name}    not null,
  product  ${name}    not null,
  facts    ${json}    not null,
  occasion ${name}    not null,
  at       ${instant} not null
);
create unique index notice_occasion on notice (occasion);
create index notice_at on notice (at);

create table notice_recipient (
  who           ${name}   not null,
  notice_number ${number} not null references notice (number),
  read_at       ${instant},
  primary key (who, notice_number)
);
create index notice_recipient_notice on notice_recipient (notice_number);

-- Who wants to know what happens to a product.
create table product_watch (
  who     ${name}    not null,
  product ${name}    not null,
  since   ${instant} not null,
  primary key (who, product)
);
create index product_watch_product on product_watch (product, who);
