-- The same 200,000 flights every time, each given to a member by lot.
with flown as (
  select flight_id, flight_at, origin, destination, distance_miles
  from operations.departures.flights
  order by hash(flight_id, 42), flight_id
  limit 200000
),
drawn as (
  select *, 1 + (hash(flight_id, 7) % (select count(*) from members))::bigint as place
  from flown
),
card_holders as (
  select member_id, market, row_number() over (order by member_id) as place
  from members
)
select
  'B' || lpad(d.flight_id::varchar, 7, '0') as booking_id,
  c.member_id,
  c.market,
  d.flight_at::date as flight_day,
  d.origin,
  d.destination,
  d.distance_miles
from drawn d
join card_holders c on c.place = d.place
