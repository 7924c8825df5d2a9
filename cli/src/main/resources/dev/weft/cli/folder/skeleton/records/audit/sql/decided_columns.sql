select
  record, recorded_at, kind, ordinal, principal, principal_domain, purpose, domain, product,
  major, table_name, column_name, shown, used, times
from raw_decided_columns
