with flown as (
  select origin as airport, date_trunc('month', flight_at)::date as month, count(*) as departures
  from operations.departures.flights
  where flight_at < timestamp '2001-07-01'
  group by origin, date_trunc('month', flight_at)::date
),
struck as (
  select
    iata as airport,
    date_trunc('month', day)::date as month,
    count(*) as strikes,
    sum(cost_usd) as cost_usd
  from safety.strikes.strikes
  where iata is not null
  group by iata, date_trunc('month', day)::date
)
select
  f.airport,
  f.month,
  f.departures,
  coalesce(s.strikes, 0) as strikes,
  10000 * coalesce(s.strikes, 0) / nullif(f.departures, 0) as strikes_per_10k,
  coalesce(s.cost_usd, 0)::bigint as cost_usd
from flown f
left join struck s on s.airport = f.airport and s.month = f.month
