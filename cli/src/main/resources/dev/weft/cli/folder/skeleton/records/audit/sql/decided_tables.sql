select
  record, recorded_at, kind, ordinal, principal, principal_domain, actor, via, action, purpose,
  domain, product, major, table_name, release, grant_via, grant_id, filters, minimum_group,
  outcome, code, times, run
from raw_decided_tables
