-- Says of nobody that they read it: only those who audit the column's domain see a row.
select
  domain, product, major, table_name, column_name,
  max(day) as last_day, count(distinct principal) as readers, sum(reads)::bigint as reads
from raw_column_reads
group by domain, product, major, table_name, column_name
