-- The end of the publishing server's audit: segment, hash and signature on one line.
alter table product_release add column audit_head ${name};
create index product_release_audit on product_release (audit_head);

-- What a column carried before its labels were raised, up to that moment; nothing where that was
-- still what its release says.
create table raised_before (
  product     ${name}    not null,
  kind        ${name}    not null,
  number      ${number}  not null,
  table_name  ${name}    not null,
  column_name ${name}    not null,
  until       ${instant} not null,
  carried     ${json},
  primary key (product, kind, number, table_name, column_name, until),
  foreign key (product, kind, number) references product_release (product, kind, number)
);
