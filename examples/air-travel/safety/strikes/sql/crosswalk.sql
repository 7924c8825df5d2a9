select
  c.airport_name,
  c.iata,
  a.iata is not null as listed
from raw_crosswalk c
left join raw_airports a on a.iata = c.iata
