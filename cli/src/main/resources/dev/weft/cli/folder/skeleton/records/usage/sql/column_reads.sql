select
  day, principal, principal_domain, domain, product, major, table_name, column_name, reads
from raw_column_reads
