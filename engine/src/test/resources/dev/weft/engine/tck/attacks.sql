# One statement per line. Each must be refused by the front end alone, whatever tables there are.
# files
from 'secrets.csv'
select * from 'data/*.parquet'
select * from "/etc/passwd"
select * from '/etc/passwd' as x(line)
from 'https://example.org/x.parquet'
select * from read_csv('/etc/passwd')
select * from read_csv_auto('/etc/passwd')
select * from read_parquet('x.parquet')
select * from read_text('/etc/passwd')
select * from read_blob('/etc/passwd')
select * from read_json('x.json')
select * from read_duckdb('x.db')
select * from parquet_scan('x.parquet')
select * from parquet_metadata('x.parquet')
select * from parquet_kv_metadata('x.parquet')
select * from sniff_csv('x.csv')
select * from glob('*')
with f as (select * from read_text('/etc/passwd')) select * from f
select (select content from read_text('/etc/passwd'))
select * from flights join 'x.csv' x on true
select * from flights where origin in (select column0 from 'x.csv')
(select origin from flights) union all (select * from 'x.csv')
select * from flights, lateral (select * from read_csv('x.csv')) q
select * from (pivot 'x.csv' on a in ('x') using count(*))
describe 'x.csv'
summarize 'x.csv'
# SQL and plans as values
select * from query('select 1')
select * from query_table('flights')
select * from json_execute_serialized_sql('{}')
select json_serialize_sql('select 1')
select json_serialize_plan('select 1')
select json_deserialize_sql('{}')
# catalog, settings, session
select * from duckdb_settings()
select * from duckdb_tables()
select * from duckdb_views()
select * from duckdb_secrets()
select * from duckdb_functions()
select * from pragma_version()
select * from pragma_storage_info('flights')
select * from pragma_table_info('flights')
select * from pragma_database_size()
select * from seq_scan('flights')
select current_setting('memory_limit')
select getvariable('x')
select version()
select current_user
select session_user
select user
select current_catalog
select current_schema()
select current_database()
select current_query()
select txid_current()
select in_search_path('a', 'b')
select pg_get_viewdef(1)
select has_table_privilege('flights', 'select')
select stats(origin) from flights
select alias(origin) from flights
show tables
show databases
show all tables
describe
# side effects
select nextval('s')
select setval('s', 1)
select currval('s')
select setseed(0.5)
select sleep_ms(1000)
select pg_sleep(1)
select write_log('x')
select error('x')
select assert_true(false)
select * from checkpoint()
select * from enable_logging()
select * from repeat(1, 1000000000)
select * from test_all_types()
# other statements
insert into flights values (1)
update flights set origin = 'x'
delete from flights
create table x as select 1
create view x as select 1
create macro sum(x) as 1
drop table flights
alter table flights add column x int
copy flights to 'x.csv'
copy (select 1) to 'x.csv'
attach ':memory:' as x
detach x
use main
set memory_limit = '1TB'
reset memory_limit
pragma database_list
call pragma_version()
explain select 1
explain analyze select 1
prepare p as select 1
execute p
load httpfs
install httpfs
checkpoint
export database 'x'
import database 'x'
begin
vacuum
merge into flights using flights f on true when matched then delete
with x as (insert into flights values (1) returning *) select * from x
with x as (delete from flights returning *) select * from x
with x as (update flights set origin = 'x' returning *) select * from x
with x as (copy flights to 'x.csv') select 1
select 1; select 2
select 1; drop table flights
# names
select main.upper('x')
select system.main.upper('x')
select pg_catalog.pg_sleep(1)
select * from main.range(3)
select * from a.b.c.d
select cast(1 as a.b.c)
select _weft_pseudonym(origin, '00') from flights
select _weft_show_first_4(origin) from flights
select _weft_sha_256(origin, '') from flights
select weft_pseudonym(origin) from flights
select weft_pseudonym('x', 'space') from flights
select weft_pseudonym(origin, destination) from flights
select main.weft_pseudonym(origin, 'space') from flights
# parameters, time travel, other unknowns
select ?
select $1
select $name
select * from flights at (version => 3)
select * from flights at (timestamp => now())
with recursive r(a) using key (a) as (select 1 union select a from r) select * from r
select approx_quantile(delay, 0.5) export_state from flights
pivot flights on origin using count(*)
select nofunction(1)
