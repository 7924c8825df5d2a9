#!/bin/sh
# Asks what people ask on an ordinary day, so that there is a past to look at.
#   sh docs/tour/questions.sh [command]
set -eu
weft=${1:-./weft}

ask() {
  who=$1
  shift
  "$weft" --as "$who" query "$@" -o csv > /dev/null
}

ask ada "select airport, avg(mean_delay_minutes) from operations.punctuality.airport_days group by airport"
ask cleo --purpose customer_contact "select name, email from customer.members.members where tier = 'gold'"
ask cleo --purpose exploration "select tier, count(*) from customer.members.members group by tier"
ask eve "select year(birth_date) as born, count(*) from customer.members.members group by born"
ask eve "select tier, min(birth_date) from customer.members.members group by tier"
ask eve "select market, count(*) from customer.members.members group by market"
ask cy "select tier, count(*) from customer.members.members group by tier"
ask cy "select origin, count(*) from customer.members.bookings group by origin"
ask dana "select airport, cost_usd from insights.network.airport_scorecard order by cost_usd desc limit 10"
