select
  s._row as strike_id,
  s.day,
  s.airport_name,
  c.iata,
  s.species,
  s.phase_of_flight,
  s.damage,
  s.animal_size,
  s.time_of_day,
  s.operator,
  s.aircraft,
  s.speed_knots,
  s.cost_usd,
  s.repair_cost_usd,
  s.other_cost_usd
from raw_birdstrikes s
left join crosswalk c on c.airport_name = s.airport_name
