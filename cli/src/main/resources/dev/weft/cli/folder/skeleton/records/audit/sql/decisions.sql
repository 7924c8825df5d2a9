select
  record, recorded_at, kind, principal, principal_domain, actor, via, trace, action, purpose,
  statement, fingerprint, outcome, code, table_count, times, row_count, byte_count, millis, run,
  about, registry
from raw_decisions
