select
  iata,
  name,
  nullif(city, 'NA') as city,
  nullif(state, 'NA') as state,
  country,
  latitude,
  longitude
from raw_airports
