select
  b.booking_id,
  b.member_id,
  b.market,
  m.tier,
  m.name,
  m.email,
  b.flight_day,
  b.origin,
  b.destination,
  d.mean_delay_minutes,
  case
    when b.distance_miles < 932 then 250
    when b.distance_miles < 2175 then 400
    else 600
  end as amount_eur
from customer.members.bookings b
join customer.members.members m on m.member_id = b.member_id
join operations.punctuality.airport_days d on d.airport = b.origin and d.day = b.flight_day
where d.mean_delay_minutes > 60
