select
  _row as flight_id,
  date as flight_at,
  delay::int as delay_minutes,
  distance::int as distance_miles,
  origin,
  destination
from raw_flights
