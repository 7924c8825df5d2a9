select
  origin,
  destination,
  date_trunc('month', flight_at)::date as month,
  count(*) as flights,
  count(*) filter (where delay_minutes > 15) as delayed_flights,
  avg(delay_minutes) as mean_delay_minutes
from operations.departures.flights
group by origin, destination, date_trunc('month', flight_at)::date
