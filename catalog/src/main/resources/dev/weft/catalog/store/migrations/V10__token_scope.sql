alter table token add column scope ${name} not null default 'all';
