-- Whom an agreement is for. Those that are there came out of requests, the last one tells.
alter table document add column consumer ${name};
update document set consumer =
  (select r.consumer from access_request r where r.number =
    (select max(l.number) from access_request l
     where l.agreement = document.name and l.state = 'APPROVED'
       and l.product >= document.scope || '/' and l.product < document.scope || '0'))
where kind = 'Agreement';
create index document_kind on document (kind, scope, name);
