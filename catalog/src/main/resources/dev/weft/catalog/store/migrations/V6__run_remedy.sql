alter table run add column error_remedy ${name};
