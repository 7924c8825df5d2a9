-- At most one row: where the audit begins once its oldest segments were dropped.
create table audit_cut (
  id             ${number}  not null primary key,
  segment        ${number}  not null,
  record         ${number}  not null,
  link           ${bytes}   not null,
  hash           ${bytes}   not null,
  dropped_before ${instant} not null,
  signed_by      ${name}    not null,
  signature      ${bytes}   not null
);
