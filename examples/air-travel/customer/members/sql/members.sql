-- Each member gets a home and a tier by lot; the hash makes it the same lot every time.
with homes as (
  select zip_code, state, row_number() over (order by zip_code) as place
  from raw_zip_codes
),
drawn as (
  select
    number,
    name,
    email,
    phone,
    birth_date,
    passport_number,
    1 + (hash(number, 42) % (select count(*) from raw_zip_codes))::bigint as place,
    hash(number, 3) % 10 as lot
  from raw_members
)
select
  'M' || lpad(d.number::varchar, 5, '0') as member_id,
  d.name,
  d.email,
  d.phone,
  d.birth_date,
  d.passport_number,
  h.zip_code as home_zip,
  h.state as market,
  case when d.lot < 1 then 'gold' when d.lot < 4 then 'silver' else 'basic' end as tier
from drawn d
join homes h on h.place = d.place
