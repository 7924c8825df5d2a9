-- A session is a token that signing in made: at which issuer, and what the issuer calls it there.
alter table token add column kind ${name} not null default 'personal';
alter table token add column issuer ${name};
alter table token add column issuer_session ${name};
create index token_issuer_session on token (issuer, issuer_session);
