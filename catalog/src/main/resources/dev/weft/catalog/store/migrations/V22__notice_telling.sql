-- A telling is that one person is told of one notice. It has a number of its own: a notice keeps the
-- number that it had when more people are told of it later.
alter table notice_recipient add column told ${number} not null default 0;
update notice_recipient set told = n.told
from (
  select who, notice_number, row_number() over (order by notice_number, who) as told
  from notice_recipient
) n
where n.who = notice_recipient.who and n.notice_number = notice_recipient.notice_number;
create index notice_recipient_told on notice_recipient (told);
create index notice_recipient_inbox on notice_recipient (who, told);

-- Row 2: the last number given to a telling.
insert into notice_counter (id, number) select 2, coalesce(max(told), 0) from notice_recipient;

-- Up to which telling a channel was fed.
alter table notice_channel add column position ${number} not null default 0;
update notice_channel set position =
  (select coalesce(max(r.told), 0) from notice_recipient r
   where r.notice_number <= notice_channel.start);

-- Whose notices a channel carries, and the last telling before it did.
create table notice_carried (
  channel ${name}   not null references notice_channel (name),
  who     ${name}   not null,
  start   ${number} not null,
  primary key (channel, who)
);
insert into notice_carried (channel, who, start)
select distinct d.channel, d.who, c.position
from notice_delivery d join notice_channel c on c.name = d.channel;
alter table notice_channel drop column start;

drop index notice_delivery_due;
create index notice_delivery_due on notice_delivery (state, channel, next_at);
