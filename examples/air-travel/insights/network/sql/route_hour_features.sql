select
  origin,
  destination,
  extract(hour from flight_at)::int as hour,
  date_trunc('month', flight_at)::date as month,
  count(*) as flights,
  count(*) filter (where delay_minutes > 15) / nullif(count(*), 0) as delayed_share
from operations.departures.flights
group by origin, destination, extract(hour from flight_at)::int, date_trunc('month', flight_at)::date
