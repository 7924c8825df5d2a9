select
  origin as airport,
  flight_at::date as day,
  count(*) as flights,
  count(*) filter (where delay_minutes > 15) as delayed_flights,
  avg(delay_minutes) as mean_delay_minutes
from operations.departures.flights
group by origin, flight_at::date
