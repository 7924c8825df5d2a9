# What analysts write in the engine's own dialect, over the governed tables of TPC-H, one statement per line.
from nation
from orders select o_orderpriority, count(*) as n group by all order by all
from customer select c_mktsegment, round(avg(c_acctbal), 2) as balance where c_acctbal > 0 group by all having count(*) > 10
select * exclude (s_comment, s_address) from supplier
select * replace (upper(c_name) as c_name, c_acctbal / 1000 as c_acctbal) from customer
select * exclude (c_comment) rename (c_phone as telephone) from customer where c_custkey < 100
select columns('^c_(name|phone|address)$') from customer
select columns(lambda c: c like 'o_%key') from orders
select min(columns(* exclude (l_comment, l_shipinstruct))), max(columns(['l_quantity', 'l_commitdate'])) from lineitem
select distinct on (o_custkey) o_custkey, o_orderdate, o_clerk from orders order by o_custkey, o_orderdate desc, o_orderkey
select o_orderkey, o_totalprice from orders qualify row_number() over (partition by o_custkey order by o_totalprice desc, o_orderkey) = 1
from lineitem select l_orderkey, l_quantity qualify dense_rank() over (partition by l_orderkey order by l_extendedprice desc, l_partkey) <= 2
pivot orders on o_orderstatus in ('F', 'O', 'P') using sum(o_totalprice) as total, count(*) as n group by o_orderpriority
pivot (from lineitem select l_shipmode, l_returnflag, l_quantity) on l_returnflag in ('A', 'N', 'R') using sum(l_quantity) group by l_shipmode order by l_shipmode
from orders pivot (count(*) for o_orderpriority in ('1-URGENT', '2-HIGH', '5-LOW') group by o_orderstatus)
unpivot (select p_partkey, p_size, p_retailprice::int as price from part) on p_size, price into name measure value amount
from (select s_suppkey, s_phone, s_name from supplier) unpivot include nulls (text for field in (s_phone, s_name))
unpivot (from supplier select s_suppkey, s_address, s_comment) on columns(* exclude s_suppkey) into name field value text
select o.o_orderkey, l.l_commitdate from orders o asof join (from lineitem select distinct on (l_suppkey, l_commitdate) * order by l_suppkey, l_commitdate, l_orderkey, l_partkey) l on o.o_custkey = l.l_suppkey and o.o_orderdate >= l.l_commitdate
select c.c_custkey, o.o_orderdate from (select c_custkey, date '1995-01-01' as since from customer) c asof left join (select distinct on (o_custkey, o_orderdate) * from orders order by o_custkey, o_orderdate, o_orderkey) o on c.c_custkey = o.o_custkey and c.since <= o.o_orderdate
select c_custkey from customer semi join orders on o_custkey = c_custkey and o_totalprice > 200000
select c_custkey, c_name from customer anti join orders on o_custkey = c_custkey
select a.n_name, b.r_name from (from nation order by n_nationkey) a positional join (from region order by r_regionkey) b
select n_name, r_name from nation cross join region where n_regionkey = r_regionkey
select n_name, c.n, c.best from nation, lateral (select count(*) as n, max(c_name) as best from customer where c_nationkey = n_nationkey) c
select s_name, top.p_name from supplier join lateral (select p_name from part join partsupp on p_partkey = ps_partkey where ps_suppkey = s_suppkey order by ps_supplycost, p_partkey limit 2) top on true
select list_transform(list(c_phone order by c_custkey), lambda x: x[1:2]) as codes from customer where c_custkey < 50 group by c_nationkey
select [upper(w) for w in string_split(p_name, ' ') if length(w) > 4] as words from part where p_partkey < 200
select list_reduce(list(o_totalprice::int order by o_orderkey), lambda a, b: greatest(a, b)) as top from orders group by o_custkey
select list_filter(list_sort(list(distinct l_shipmode)), lambda m, i: i % 2 = 1) from lineitem group by l_linestatus
select {'name': c_name, 'phone': {'masked': c_phone, 'nation': c_nationkey}} as person from customer where c_custkey <= 20
select p.person.phone.masked, p.person['name'] from (select {'name': c_name, 'phone': {'masked': c_phone}} as person from customer) p
select map_from_entries(list((n_name, n_regionkey) order by n_name)) as regions from nation
select map {'clerk': o_clerk, 'status': o_orderstatus}['clerk'] as clerk, count(*) from orders group by all
select struct_pack(k := r_regionkey, n := r_name) as r, unnest(r) from region
select unnest(list_value(c_name, c_phone)) as text, c_custkey from customer where c_custkey < 30
select c_custkey, unnest({'a': c_name, 'b': c_address}) from customer where c_custkey < 30
select s_nationkey, string_agg(s_name, '; ' order by s_suppkey desc) as names from supplier group by all
select o_orderstatus, string_agg(distinct o_clerk, ',' order by o_clerk) filter (where o_orderkey < 500) from orders group by all order by all desc
select c_nationkey, arg_max(c_name, c_acctbal), min_by(c_phone, c_acctbal, 2), count_if(c_acctbal < 0) from customer group by all
select l_shipmode, median(l_quantity), quantile_cont(l_extendedprice, [0.1, 0.9]), mad(l_quantity), approx_count_distinct(l_suppkey) > 1 from lineitem group by all
select percentile_disc(0.5) within group (order by o_totalprice) from orders
select histogram(p_size) from part
select c_custkey as id, c_name as label from customer where c_custkey < 9 union all by name select s_name as label, s_suppkey as id, s_phone as phone from supplier where s_suppkey < 9
select n_name as place from nation union by name select r_name as place, r_regionkey as key from region
(from customer select c_nationkey) intersect all (from supplier select s_nationkey) order by all
select c_custkey from customer except select o_custkey from orders
with recursive chain(key, hops) as (select min(n_nationkey), 0 from nation union all select n_nationkey, hops + 1 from nation join chain on n_nationkey = key + 1 where hops < 10) from chain
with recursive tree(name, depth) as (select r_name, 0 from region union select n_name, depth + 1 from tree join region on r_name = name join nation on n_regionkey = r_regionkey where depth < 1) select depth, count(*) from tree group by all
with big as materialized (from orders where o_totalprice > 250000), mine as not materialized (from big select o_clerk, o_custkey) select o_clerk, count(*) from mine join customer on c_custkey = o_custkey group by all
select o_orderkey, sum(o_totalprice) over (partition by o_custkey order by o_orderdate, o_orderkey rows between 2 preceding and current row) as running, lag(o_orderdate, 1) over w, first_value(o_clerk) over w from orders where o_custkey < 100 window w as (partition by o_custkey order by o_orderdate, o_orderkey)
select o_orderkey, count(*) over (partition by o_custkey order by o_orderdate range between interval 90 days preceding and interval 1 day following) from orders
select o_orderkey, avg(o_totalprice) over (order by o_orderdate, o_orderkey groups between 3 preceding and 1 preceding exclude ties) from orders where o_orderdate < '1992-03-01'
select l_orderkey, ntile(4) over (order by l_extendedprice, l_orderkey, l_partkey), cume_dist() over (order by l_quantity), nth_value(l_comment, 2) over (order by l_orderkey) from lineitem where l_orderkey < 400
select c_custkey, lead(c_name ignore nulls) over (order by c_custkey) from customer
select o_orderpriority, o_orderstatus, count(*), grouping(o_orderpriority) from orders group by rollup (o_orderpriority, o_orderstatus)
select n_name, c_mktsegment, sum(c_acctbal) from customer join nation on c_nationkey = n_nationkey group by cube (n_name, c_mktsegment)
select l_shipmode, l_returnflag, count(*) from lineitem group by grouping sets ((l_shipmode), (l_returnflag), ()) order by all
select count(*) from lineitem using sample 100 percent (bernoulli)
select count(*) from orders tablesample reservoir(1000000 rows)
select date_trunc('quarter', o_orderdate) as quarter, year(o_orderdate), strftime(l_commitdate, '%Y/%m') as month, count(*) from orders join lineitem on o_orderkey = l_orderkey group by all order by all limit 40
select time_bucket(interval '1 week', l_shipdate) as week, sum(l_quantity * 1_000) from lineitem group by week having sum(l_quantity) > 100 order by week
select case when c_acctbal < 0 then 'debt' when c_acctbal between 0 and 1_000 then 'low' else 'high' end as class, count(*), c_mktsegment ilike 'b%' as b from customer group by all
select c_phone, c_phone.left(2).length() as n, c_name similar to 'x+.*', regexp_extract(c_address, '([nx]+)', 1), c_phone[1:2]::int % 7, 7 // 2, 2 ** 3 from customer where c_phone ~ '^[0-9]' order by c_custkey limit 100
select o_custkey, o_totalprice from orders where (o_custkey, o_totalprice) in (select o_custkey, max(o_totalprice) from orders group by o_custkey) and o_clerk in (select o_clerk from orders where o_orderstatus = 'P')
select p_name, (select sum(ps_availqty) from partsupp where ps_partkey = p_partkey) as stock from part where p_retailprice > all (select avg(p_retailprice) from part group by p_brand) or exists (from partsupp where ps_partkey = p_partkey and ps_supplycost < 2)
select c.* exclude (c_comment), n.n_name from customer c join nation n on n.n_nationkey = c.c_nationkey where c_acctbal > (select quantile_cont(c_acctbal, 0.9) from customer)
select cust, total from (select o_custkey, sum(o_totalprice) from orders group by 1) t(cust, total) order by total desc, cust limit 10 offset 5
select o_orderkey from orders order by o_totalprice desc, o_orderkey limit 1%
values (1, (select count(*) from nation)), (2, (select count(*) from region))
table region
summarize select c_custkey, c_acctbal, c_mktsegment from customer
describe customer
select q.n_name, q.rank from (select n_name, rank() over (order by n_name collate nocase) as rank from nation) q where rank <= 5
select try_cast(c_phone as int) is null as hidden, coalesce(nullif(c_name, ''), 'none') is not null, ifnull(s_comment, 'hidden'), try(1 // (c_custkey - c_custkey)) from customer join supplier on s_nationkey = c_nationkey group by all
select to_json({'name': c_name, 'balance': c_acctbal}) ->> '$.name', json_extract_string(to_json([c_phone, c_name]), '$[1]') from customer where c_custkey < 40
select l_orderkey as k, sum(l_extendedprice) as price, price / count(*) as mean from lineitem group by k having price > 300000 order by all
