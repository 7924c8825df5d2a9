-- Ways by which notices leave, and the last notice before each was there.
create table notice_channel (
  name  ${name}   not null primary key,
  start ${number} not null
);

-- What is to be sent or was, until the notice is forgotten.
create table notice_delivery (
  channel       ${name}    not null references notice_channel (name),
  who           ${name}    not null,
  notice_number ${number}  not null references notice (number),
  state         ${name}    not null,
  attempts      ${number}  not null,
  next_at       ${instant} not null,
  primary key (channel, who, notice_number)
);
create index notice_delivery_due on notice_delivery (state, next_at);
create index notice_delivery_notice on notice_delivery (notice_number);
