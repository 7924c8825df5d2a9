# class | statement over people(id, name, email, born, passport, market, tier, points) and shops(market, size).
# Everything about passport is hidden; readers differ in what else they may see.
names | select * from people
names | from people
names | table people
names | select * from main.people
names | select * from temp.people
names | select * from memory.main.people
names | select * from system.main.people
names | select * from a.b.people
names | select * from "people"
names | select * from PEOPLE
names | select people.* from people
names | select a.b.people.* from a.b.people
names | select a.b.people.name from a.b.people
names | select main.people.name from people
names | select * from people_attacked
names | select * from people_stub
names | select * from "people@1"
names | select * from x."people@1+7".people
names | select * from _weft_people
names | select * from information_schema.tables
names | select * from information_schema.columns
names | select * from pg_catalog.pg_class
names | select * from pg_tables
names | select * from sqlite_master
names | select * from duckdb_columns
names | select table_name from information_schema.tables
ctes | with people as (select * from people) select * from people
ctes | with p as (from people), people as (from p) from people
ctes | with people as (select 1 as name) select p.* from (with people as (from people) from people) p
ctes | with recursive people as (select * from people union select * from people) select * from people
ctes | with recursive r as (select id, name from people union select id + 1, name from r where id < 9) select * from r
ctes | with a as (select * from b), b as (select * from people) select * from a
ctes | with x as materialized (from people) select name, email from x
ctes | with x as not materialized (from people) select name, email from x
ctes | with x(a, b, c, d) as (select name, email, born, points from people) select * from x
ctes | with "people" as (from people) table "people"
ctes | with x as (with people as (from people) from people) from x, people
ctes | with p as (select p from people p) select p.p.passport from p
ctes | with x as (select * from shops) select * from x join people using (market)
scopes | select (select name from people limit 1)
scopes | select (select max(passport) from people)
scopes | select exists (select 1 from people where passport like 'PASSK%')
scopes | select s.market from shops s where s.market in (select passport from people)
scopes | select * from shops s where exists (select 1 from people p where p.market = s.market and p.name like 'CANA%')
scopes | select (select string_agg(name) from people where market = s.market) from shops s
scopes | select (select (select max(name) from people))
scopes | select * from (select * from (select * from people))
scopes | select array(select name from people)
scopes | select s.market, (select p from people p where p.market = s.market limit 1) from shops s
scopes | select 1 where (select count(*) from people) = 4
scopes | select case when (select max(name) from people) like 'CANA%' then 1 end
scopes | select * from shops order by (select max(name) from people)
scopes | select * from shops limit (select count(*) from people)
scopes | select * from shops where size > all (select points from people)
scopes | select * from shops where market = any (select market from people where market like 'CANA%')
functions | select upper(name), lower(email), reverse(name) from people
functions | select hex(name), to_base64(name::blob), md5(name) from people
functions | select name || email from people
functions | select concat(name, email, passport) from people
functions | select concat_ws(',', columns(*)) from people
functions | select list(name) from people
functions | select string_agg(email, ';') from people
functions | select array_agg(people) from people
functions | select to_json(people) from people
functions | select json_object('n', name) from people
functions | select row_to_json(people) from people
functions | select struct_pack(n := name) from people
functions | select map {'k': name} from people
functions | select [name, email] from people
functions | select any_value(name), first(email), last(name) from people
functions | select min(name), max(name), mode(name) from people
functions | select arg_max(name, id), min_by(email, id) from people
functions | select histogram(name) from people
functions | select approx_top_k(name, 10) from people
functions | select quantile_disc(name, 0.5) from people
functions | select median(points) from people
functions | select format('{}', name), printf('%s', name) from people
functions | select substr(name, 1, 6), left(name, 6), name[1:6] from people
functions | select regexp_extract(name, 'C.*') from people
functions | select string_split(name, ' ') from people
functions | select ascii(name), ord(name), unicode(name) from people
functions | select encode(name), name::blob from people
functions | select translate(name, 'x', 'y') from people
functions | select sum(points), avg(points), sum(points * id) from people
functions | select bit_xor(points), bit_and(points) from people
functions | select strftime(born, '%Y-%m-%d') from people
functions | select epoch(born), year(born), born - date '1900-01-01' from people
functions | select date_trunc('month', born) from people
functions | select try_cast(name as int), cast(points as varchar) from people
functions | select hash(name), hash(people) from people
functions | select name.upper() from people
functions | select name collate nocase from people
functions | select list_transform([name], lambda x: x || email) from people
functions | select reduce([name, email], lambda a, b: a || b) from people
functions | select list_filter([name], lambda x: x like 'CANA%') from people
functions | select unnest([name, email]) from people
functions | select unnest(people) from people
functions | select getvariable('weft_pseudonym_key')
functions | select getvariable('weft_salt')
functions | select _weft_pseudonym(name, '00') from people
functions | select _weft_sha_256(name, '') from people
functions | select _weft_show_first_4(name) from people
functions | select weft_redact(name), name from people
functions | select weft_pseudonym(passport, 'people') from people
functions | select stats(name) from people
functions | select current_setting('memory_limit')
functions | select * from query('from people')
functions | select * from query_table('people')
functions | select * from query_table(['people'])
functions | select * from json_execute_serialized_sql(json_serialize_sql('from people'))
functions | select system.main.upper(name) from people
functions | select sha256(name), sha1(name) from people
pushdown | select * from people where cast(name as int) = 1
pushdown | select * from people where 1 // (points - 770000000 - 33333) = 0
pushdown | select * from people where 1 % (id - 3) = 0
pushdown | select * from people where case when market = 'CANA' || 'RYTOWN' then cast('x' || market as int) = 1 else true end
pushdown | select * from people where cast(market as int) = 1
pushdown | select * from people a join shops s on cast(a.market as int) = s.size
pushdown | select * from people order by cast(market as int)
pushdown | select sum(cast(market as int)) from people
pushdown | select * from people where cast(tier as date) = date '2001-01-01'
pushdown | select * from people where tier::uuid is not null
pushdown | select * from people a left join people b on a.id = b.id where b.market::int = 1
pushdown | select * from people where market::int in (1, 2, 3, 4, 5, 6)
pushdown | select count(*) filter (where market::int = 1) from people
pushdown | select max(market::int) over () from people
pushdown | select * from people where exists (select 1 from shops where size = market::int)
pushdown | select * from people where list_sum([market::int]) > 0
pushdown | select distinct on (market::int) * from people
pushdown | select * from people where market::int = 1 or id = 1
pushdown | select * from people where id in (select market::int from people)
pushdown | select exp(points * 1000), 10 ** points from people
pushdown | select points * 9223372036854775807 from people
pushdown | select (points::tinyint) from people
pushdown | select market::enum('CA', 'NY') from people
pushdown | select (market || ' ')::timestamp from people
masks | select name from people where name like 'CANA%'
masks | select name from people where starts_with(name, 'CANA')
masks | select * from people where born = date '1912-12' || '-12'
masks | select * from people where born < date '1913-01-01'
masks | select * from people where points between 770000000 and 770099999
masks | select count(*) from people where points - 770000000 = 11111
masks | select id from people order by name
masks | select id from people order by born desc
masks | select id, rank() over (order by points) from people
masks | select name, count(*) from people group by name
masks | select distinct born from people
masks | select a.id, b.id from people a join people b on a.born = b.born
masks | select a.id from people a join people b on a.name = b.name and a.id < b.id
masks | select id, points - 770000000 from people
masks | select count(distinct name), count(distinct born) from people
masks | select * exclude (id) from people
masks | select * replace (upper(name) as name) from people
masks | select * rename (name as n) from people
masks | select columns('n.*') from people
masks | select columns(lambda c: c like '%n%') from people
masks | select min(columns(*)) from people
masks | select coalesce(name, email), ifnull(email, name), nullif(name, 'x') from people
masks | select greatest(name, email), least(name, 'A') from people
masks | select name is distinct from 'CANA', name = 'x' from people
masks | select lag(name) over (order by id), lead(email) over (order by id) from people
masks | select name union select email from people
masks | select name in (select name from people) from people
masks | select p.name from people p semi join people q using (name)
masks | select * from people natural join people p
masks | select case name when 'x' then 1 else 2 end, name from people
masks | select similarity(name) from people
masks | select levenshtein(name, 'CANA'), jaccard(name, 'CANA') from people
masks | select id from people where name ~ '^CANA'
masks | select id from people where name similar to 'CANA.*'
masks | select id from people where contains(email, '@')
hidden | select passport from people
hidden | select people.passport from people
hidden | select p.passport from people p
hidden | select "passport" from people
hidden | select PASSPORT from people
hidden | select * exclude (name), passport from people
hidden | select * replace (passport as name) from people
hidden | select * rename (passport as x) from people
hidden | select columns('pass.*') from people
hidden | select columns(['passport']) from people
hidden | select (people).passport from people
hidden | select struct_extract(people, 'passport') from people
hidden | select people['passport'] from people
hidden | select p.p.passport from (select p from people p) p
hidden | select unnest(people).passport from people
hidden | select * from people where passport is not null
hidden | select 1 from people group by passport
hidden | select 1 from people order by passport
hidden | select count(passport) from people
hidden | select max(passport) over () from people
hidden | select name from people having max(passport) > ''
hidden | select * from people join shops on passport = market
hidden | select * from people join people q using (passport)
hidden | select * from people natural join (select 'PASSK' || 'EY1' as passport)
hidden | select #5 from people
hidden | select id from people order by 5
hidden | select rowid from people
hidden | select rowid, people.rowid from people
hidden | select filename from people
hidden | select file_row_number from people
hidden | select file_index from people
hidden | select ctid from people
hidden | select people from people
hidden | select q from (from people) q
hidden | select p::varchar from people p
hidden | select * like 'pass%' from people
hidden | select * similar to 'pass.*' from people
hidden | select json(p) from people p
hidden | select {'a': passport} from people
hidden | select [x.passport for x in (select list(p) from people p)]
statistics | summarize people
statistics | summarize select * from people
statistics | describe people
statistics | describe select * from people
statistics | select * from (summarize people)
statistics | select * from (describe people)
statistics | show people
statistics | show tables
statistics | select * from pragma_storage_info('people')
statistics | select * from pragma_table_info('people')
statistics | select * from parquet_metadata('people')
statistics | select approx_count_distinct(name), approx_quantile(points, 0.5) from people
statistics | select stddev(points), variance(points), skewness(points) from people
statistics | select corr(points, id), regr_slope(points, id) from people
statistics | explain select * from people
statistics | explain analyze select * from people
statistics | select estimated_size from duckdb_tables()
statistics | select * from duckdb_columns()
statistics | select * from duckdb_views()
errors | select nope from people
errors | select name.nope from people
errors | select sum(name) from people
errors | select name + 1 from people
errors | select * from people where name
errors | select * from nowhere
errors | select id, count(*) from people
errors | select cast(name as int) from people
errors | select cast(email as date) from people
errors | select name::int + passport::int from people
errors | select error(name) from people
errors | select 1 // 0 from people
errors | select [1, 2][name] from people
errors | select name::struct(a int) from people
errors | select cast(people as int) from people
errors | select strptime(name, '%Y') from people
errors | select json_extract(name, '$.a') from people
errors | select name::json from people
errors | select regexp_matches('x', name) from people
errors | select chr(points * 1000) from people
errors | select make_date(points, 1, 1) from people
errors | select repeat('x', points * 1000000) from people
errors | select from people
errors | select * from people where
errors | select upper() from people
windows | select first_value(name) over (order by id) from people
windows | select nth_value(email, 2) over (order by id) from people
windows | select sum(points) over (order by id rows between (select max(id) from people) preceding and current row) from people
windows | select list(name) over (partition by market) from people
windows | select * from people qualify row_number() over (partition by name order by id) = 1
windows | select lag(passport) over () from people
windows | select sum(points) over (order by born range between interval 1 day preceding and current row) from people
windows | select rank() over (order by (select max(name) from people)), name from people
windows | select count(*) over (partition by passport) from people
windows | select max(name) over w from people window w as (order by born)
sets | select name from people union all select market from shops
sets | select market from shops except select market from people
sets | (from people) intersect (from people)
sets | select name from people union by name select passport from people
sets | (select * from people limit 1) union all (select * from people)
sets | select name from people except all select 'x'
sets | values ((select name from people limit 1))
sets | from (values (1)) v(x) union by name from people
joins | select * from people cross join shops
joins | select * from people, people p2
joins | select * from people join shops using (market)
joins | select * from people natural full join shops
joins | select * from people left join shops on true
joins | select * from people positional join shops
joins | select * from people asof join shops on people.id >= shops.size
joins | select * from people anti join shops using (market)
joins | select s.* from shops s semi join people p on p.name like 'CANA%'
joins | select * from shops s right join people p on s.market = p.market
joins | select * from people p full join people q on p.email = q.email
shapes | pivot people on market in ('CA', 'NY') using max(name)
shapes | pivot people on market in ('CA') using first(email) group by tier
shapes | select * from (pivot people on tier in ('gold') using string_agg(name))
shapes | unpivot people on name, email into name k value v
shapes | unpivot people on columns(* exclude (id, born, points)) into name k value v
shapes | from people unpivot (v for k in (name, email))
shapes | from people pivot (max(name) for market in ('CA'))
shapes | from people select name
shapes | from people where id = 1 select *
shapes | select * from people group by all
shapes | select market, max(name) from people group by cube (market)
shapes | select grouping(name), name from people group by rollup (name)
shapes | select distinct on (market) * from people
shapes | from people order by all
shapes | from people limit 50%
samples | from people using sample 100%
samples | select * from people tablesample reservoir(4 rows)
samples | select name from people tablesample system(100%)
samples | from (from people using sample 4 rows) using sample 4 rows
files | from 'people.parquet'
files | from '*/people_attacked/*.parquet'
files | select * from read_parquet('**/*.parquet')
files | select * from people, 'x.csv'
files | select * from glob('**')
files | select content from read_text('**/*')
files | copy people to 'x.csv'
files | copy (from people) to '/tmp/x.parquet'
statements | insert into shops select market, id from people
statements | create table x as from people
statements | create view v as from people
statements | update people set market = 'CA'
statements | delete from people
statements | with d as (delete from people returning *) from d
statements | with u as (update people set id = 1 returning *) from u
statements | set variable x = (select max(name) from people)
statements | prepare p as from people
statements | pragma table_info(people)
statements | call query('from people')
statements | use people
statements | attach 'x' as people
statements | from people; from people
statements | export database 'x'
statements | create macro m() as table from people
statements | alter table people add column x int
statements | merge into shops using people on true when matched then delete
statements | checkpoint
statements | load json
parameters | select * from people where id = ?
parameters | select * from people where id = $1
parameters | select * from people limit $n
parameters | execute p(1)
comments | select /* x */ passport from people
comments | select name -- from shops from people
comments | select 10 // 3, name from people
comments | /* select 1; */ from people
comments | select 1 /* ; from people */, name from people
comments | select "name" /**/ from/**/people
comments | select name from people # x
comments | select $$x$$, name from people
comments | select e'\x41', name from people
groups | select tier, count(*) from people group by tier
groups | select market, count(*), sum(points) from people group by market
groups | select tier, market, sum(points) from people group by tier, market
groups | select sum(points) from people where market = 'CA'
groups | select avg(points) from people where tier in ('gold')
groups | select count(*) from people where tier > 'C' and tier < 'D'
groups | select tier, sum(points) from people group by tier having count(*) = 1
groups | select * from (select tier, sum(points) s from people group by tier) where 1 // (s - 770000000 - 33333) = 0
groups | select tier from (select tier from people group by tier) where tier::int = 1
groups | select sum(points) - (select sum(points) from people where tier = 'gold') from people
groups | select tier from people group by tier order by max(name)
groups | select tier, max(name) from people group by tier
groups | select tier, list(name) from people group by tier
groups | select count(*) from people, shops
groups | select tier, count(*) from people group by rollup (tier)
groups | select upper(tier), count(*) from people group by all
groups | select tier as t, count(*) as tier from people group by t
reserved | select _weft from people
reserved | select * from people as _weft_000000000000000000000000
reserved | select _weft_000000000000000000000000.passport from people
reserved | with _weft_x as (from people) from _weft_x
reserved | select * from people where _weft_000000000000000000000000.market = 'NY'
reserved | select subject from people
capture | select * from (select 'PASSK' as passport) x, people
capture | select * from shops passport, people
capture | select * from shops people, a.b.people
capture | select * from (select 1 as market) r, people
capture | select * from people p, lateral (select p.passport) l
capture | select (select passport from shops limit 1) from people
capture | select * from shops s where s.market in (select market from people where passport is null)
lateral | select * from people p, lateral (select p.name, p.email) l
lateral | select * from shops s, lateral (select * from people p where p.market = s.market) l
lateral | select * from people p, unnest([p.name, p.passport]) u(x)
lateral | select count(*) from people p, range(p.points % 1000) r(i)
lateral | select * from generate_series(1, (select max(points) % 10 from people))
lateral | select * from shops, lateral (select max(name) from people where id = size)
