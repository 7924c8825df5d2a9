# One statement per line, in the dialect that analysts write: each must parse, bind, be governed and
# give the rows that the same text gives over equal tables.
select 1
from flights
from flights select origin, delay where delay > 10
select * exclude (tags, plane) from flights
select * replace (upper(origin) as origin) from flights
select * rename (origin as from_airport) from flights
select columns('^or') from flights
select columns(lambda c: c like 'de%') from flights
select max(columns(* exclude (tags, plane))) from flights
select min(columns(['delay', 'distance'])) from flights
select f.* exclude (tags) from flights f
select delay as minutes, minutes / 60 as hours from flights
select distinct origin from flights
select distinct on (origin) origin, delay from flights order by origin, delay desc, id
select origin, count(*) n from flights group by all order by all
select origin, sum(delay) s from flights group by origin having s > 10
select origin, destination, count(*), grouping(origin) from flights group by rollup (origin, destination)
select origin, destination, count(*) from flights group by cube (origin, destination)
select origin, destination, count(*) from flights group by grouping sets ((origin), (destination), ())
select id, row_number() over (partition by origin order by delay desc, id) rn from flights qualify rn = 1
select id, lag(delay, 1, 0) over w, first_value(delay ignore nulls) over w from flights window w as (partition by origin order by id)
select id, sum(delay) over (order by flight_date range between interval 3 days preceding and current row) from flights
select id, avg(delay) over (order by id rows between 1 preceding and 1 following exclude current row) from flights
select id, sum(delay) over (order by id groups between 1 preceding and current row exclude ties) from flights
select id, rank() over (order by delay), dense_rank() over (order by delay), ntile(3) over (order by id), percent_rank() over (order by delay), cume_dist() over (order by delay) from flights
select count(distinct origin), string_agg(origin, ',' order by id), list(delay order by id) filter (where delay > 0) from flights
select arg_max(id, delay), min_by(id, delay), mode(origin), median(delay), quantile_cont(delay, [0.25, 0.75]) from flights
select percentile_cont(0.5) within group (order by delay) from flights
select count_if(delay > 0), bool_and(delay is not null), product(distance / 1000), stddev(delay), corr(delay, distance) from flights
select id, [upper(t) for t in tags if t <> 'late'] as u from flights
select id, list_transform(tags, lambda t: t || origin) from flights
select id, list_filter(tags, lambda t, i: i > 1), list_reduce(tags, lambda a, b: a || b, '') from flights
select {'o': origin, 'd': delay} as st, [delay, 0] as li, map {'k': origin} as mp from flights
select plane.model, plane['year'], tags[1], tags[1:2], tags[-1] from flights
select struct_pack(a := origin, b := delay), row(origin, delay), struct_extract(plane, 'model') from flights
select id, unnest(tags) as tag from flights
select unnest(plane) from flights
select f.id, t.tag from flights f, unnest(f.tags) as t(tag)
select id, x from flights, lateral (select delay + 1 as x) q
select f.id, a.name from flights f join lateral (select name from airports where iata = f.origin order by name limit 1) a on true
select * from range(3)
select * from range(0, 10, 3) r(i)
select * from generate_series(1, 3) g(i) join flights on g.i = flights.id
select id from flights where origin in ('JFK', 'SFO')
select id from flights where origin in (select iata from airports where elevation > 10)
select id from flights where origin not in (select iata from airports where state = flights.destination)
select id from flights f where exists (from airports a where a.iata = f.origin)
select id from flights where delay > all (select elevation from airports where elevation < 0)
select id from flights where distance > any (select elevation from airports)
select id, (select max(name) from airports where iata = origin) from flights
select (select count(*) from airports), array(select iata from airports order by 1)
select id, origin in (select iata from airports) from flights
select origin from flights union select iata from airports
select origin as code, delay from flights union all by name select iata as code, elevation from airports
select origin from flights intersect select iata from airports
select iata from airports except select origin from flights
(select id from flights order by id limit 1) union all (select id from flights order by id desc limit 1) order by 1
select * from flights join airports on origin = iata
select * exclude (tags, plane) from flights f left join airports a on f.origin = a.iata and a.elevation > 10
select origin, count(name) from flights full join airports on origin = iata group by all
select iata, a.name, b.name from airports a join airports b using (iata)
select * from airports natural join (select iata, 1 as one from airports)
select id from flights semi join airports on origin = iata
select id from flights anti join airports on origin = iata
select f.id, a.iata from flights f positional join airports a
select f.id, p.id as earlier from flights f asof join flights p on f.origin = p.origin and f.flight_date > p.flight_date
with late as (select * from flights where delay > 10), mine as (from late where origin = 'JFK') select count(*) from mine
with x as materialized (select id from flights) select * from x a join x b using (id)
with flights as (select 1 as id) select * from flights
with recursive r(n) as (select 1 union all select n + 1 from r where n < 5) select * from r
with recursive hops(o, d, n) as (select origin, destination, 1 from flights union select h.o, f.destination, n + 1 from hops h join flights f on h.d = f.origin where n < 3) select * from hops
pivot flights on origin in ('JFK', 'SFO') using sum(delay) group by destination
from flights pivot (sum(delay) as s, count(*) as n for origin in ('JFK', 'SFO') group by destination)
unpivot (select id, delay, distance from flights) on delay, distance into name measure value amount
select * from (select id, delay, distance from flights) unpivot (v for k in (delay, distance))
values (1, 'a'), (2, 'b')
select * from (values (1, 'a'), (2, 'b')) v(i, s)
table airports
select count(*) from flights using sample 100%
select count(*) from flights tablesample reservoir(100 rows)
select delay::varchar, cast(delay as decimal(10, 2)), try_cast(origin as int), date '2001-01-01', interval 3 days from flights
select extract(year from flight_date), date_trunc('month', flight_date), flight_date + interval 1 day, strftime(flight_date, '%Y-%m'), dayname(flight_date) from flights
select delay between 1 and 20, origin like 'J%', origin not ilike 'j%', origin similar to 'J.*', origin ~ 'S.*', delay is distinct from 5 from flights
select delay // 2, delay % 3, delay ** 2, -delay, delay & 1, distance << 1, origin || '!', @delay from flights where delay is not null
select 1_000_000, 1e3, 0x1F, 123456789012345678901234567890, 'it''s', $$x$$, null
select origin.lower(), origin.lower().upper(), origin[1:2], substring(origin from 1 for 2), trim(both 'J' from origin) from flights
select case origin when 'JFK' then 1 else 2 end, if(delay > 5, 'late', 'ok'), ifnull(delay, 0), nullif(delay, 5), greatest(delay, 1) from flights
select origin from flights order by origin collate nocase desc nulls first, id limit 3 offset 1
select id from flights order by id limit 50%
select id from flights order by id limit (select count(*) from airports)
select q.x from (select id from flights) q(x)
select a.b from (select {'b': 1} as a)
select f from (select origin, delay from flights) f
select #1 from flights
describe flights
describe select origin from flights
select column_name, count from (summarize select id, delay from flights)
select sum(delay) filter (delay > 0), count() from flights
select '{"a": 1}'::json ->> 'a', json_extract('{"a": [1]}', '$.a[0]'), '{"a": 2}'::json -> 'a'
select id from flights where (origin, destination) in (select origin, destination from flights where delay > 10)
select id, try(delay // 0) from flights
select histogram(origin), approx_count_distinct(origin) from flights
select regexp_replace(origin, 'J', 'X', 'g'), regexp_extract(origin, '(.)F', 1), string_split(origin, 'F'), printf('%d', delay), lpad(origin, 5, '.'), md5(origin), levenshtein(origin, 'JFK') from flights
select map_keys(map {'a': delay}), list_sort(tags), len(tags), list_contains(tags, 'late'), list_aggregate([1, delay], 'sum') from flights
select time_bucket(interval 1 week, flight_date), make_date(2001, 1, 1), epoch_ms(flight_date::timestamp), flight_date::timestamp at time zone 'UTC' from flights
