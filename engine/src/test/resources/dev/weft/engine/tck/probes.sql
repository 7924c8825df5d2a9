# Statements over t(id, market, name, z, day) that fail on a row whose name is no number or whose z is zero.
select * from t where cast(name as int) = 1
select * from t where 10 // z = 2
select * from t where 10 % z = 0
select sum(cast(name as int)) from t
select * from t order by cast(name as int)
select * from t where case when name like 'secret%' then cast(name as int) = 1 else true end
select * from t where id > 2 and cast(name as int) = 1
select * from t where cast(name as int) in (1, 2, 3, 4, 5, 6, 7, 8, 9)
select * from t a join t b on cast(a.name as int) = cast(b.name as int) and a.id = b.id
select * from t a join range(10) r(i) on cast(a.name as int) = r.i
select * from t a where exists (select 1 from range(3) r(i) where r.i = cast(a.name as int))
select name::int, count(*) from t group by 1 having count(*) > 0
select * from t where name::int between 1 and 2 and 10 // z = 2
select * from t where 10 // z = 2 or name::int = 2
select max(name::int) over (partition by 10 // z) from t
select * from (select name::int n, * from t) where n = 1
select * from t where list_sum([name::int]) > 0
select * from t a left join t b on a.id = b.id where b.name::int = 1
select * from t a right join t b on a.id = b.id where a.name::int = 1
select * from t a full join t b on a.id = b.id where b.name::int = 1 and a.name::int = 1
select a.id from t a anti join t b on a.id = b.name::int
select * from t a left join t b on a.id = b.id and b.name::int = 1
select * from t where name::int = 1 union all select * from t where 10 // z = 2
select * from t where name::int = 1 except select * from t where name::int = 0
select * from t qualify row_number() over (order by name::int) = 1
select count(*) filter (where name::int = 1) from t
select * from t where name > 'a' and 1 // z = 1
select * from t where (select max(i) from range(3) r(i)) = name::int
select * from t where abs(name::int) = 1
with x as materialized (from t) select * from x where name::int = 1
with x as (from t) select * from x a, x b where a.name::int = b.name::int
select distinct on (name::int) id from t
select * from t where (name || '')::int = 1
select * from t where name::int = 1 limit 3
select * from t where id in (select name::int from t)
select * from t where day > date '2001-01-01' and name::int = 1
select * from t where not (name::int = 1)
select * from t where coalesce(name::int, 0) = 0
select * from t where struct_extract({'n': name::int}, 'n') = 1
select min(1 // z), max(name::int) from t where id >= 0
select * from t asof join (select id from t) u on t.name::int >= u.id
with recursive r(i) as (select min(name::int) from t union select i + 1 from r, t where i < 2 and name::int = i) from r
pivot (select id, name::int n from t) on n in (1, 2) using count(*)
select name::int from t group by grouping sets ((name::int), ())
select * from t a, lateral (select a.name::int n) b where n = 1
select list_transform([name], lambda x: x::int) from t
select * from t where regexp_matches(name, '^[0-9]+$') or 10 // z = 2
select * from t where try_cast(name as int) is null and name::int = 9
