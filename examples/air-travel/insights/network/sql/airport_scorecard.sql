with punctual as (
  select
    airport,
    sum(flights)::bigint as flights,
    sum(delayed_flights)::bigint as delayed_flights,
    -- Whole minutes, so that the sum does not depend on the order of its parts.
    sum(round(mean_delay_minutes * flights)::bigint)::bigint as delay_minutes
  from operations.punctuality.airport_days
  group by airport
),
exposed as (
  select
    airport,
    sum(departures)::bigint as departures,
    sum(strikes)::bigint as strikes,
    sum(cost_usd)::bigint as cost_usd
  from safety.exposure.airport_exposure
  group by airport
)
select
  p.airport,
  p.flights,
  p.delayed_flights / nullif(p.flights, 0) as delayed_share,
  p.delay_minutes / nullif(p.flights, 0) as mean_delay_minutes,
  10000 * e.strikes / nullif(e.departures, 0) as strikes_per_10k,
  e.cost_usd
from punctual p
left join exposed e on e.airport = p.airport
