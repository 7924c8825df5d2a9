# table | what may be seen of it, over the stored table in the schema stored. The macros masked, digest and
# pseudonym are those of macros.sql. A table without a line is seen as it is.
store_sales | from stored.store_sales where ss_quantity is not null
catalog_sales | from stored.catalog_sales where cs_quantity <= 95
web_sales | from stored.web_sales where ws_quantity >= 3
store_returns | from stored.store_returns where sr_return_amt - sr_refunded_cash < 2500
catalog_returns | from stored.catalog_returns where cr_return_quantity is null or cr_return_quantity < 80
web_returns | from stored.web_returns where wr_return_amt is not null
customer | select * replace (left(c_first_name, 4) || masked(substr(c_first_name, 5)) as c_first_name, pseudonym(c_last_name) as c_last_name, salted(c_email_address) as c_email_address, masked(c_birth_country) as c_birth_country) from stored.customer where c_last_name is null or c_last_name not like 'Z%'
customer_address | select * replace (if(ca_street_name is null, null, 'XXXXXXXX') as ca_street_name, left(ca_zip, 4) || masked(substr(ca_zip, 5)) as ca_zip) from stored.customer_address where ca_state not in ('AK', 'HI', 'DE')
item | select * exclude (i_formulation) replace (date_trunc('year', i_rec_start_date)::date as i_rec_start_date) from stored.item where i_current_price < 95
inventory | from stored.inventory where inv_quantity_on_hand > 5
household_demographics | from stored.household_demographics where hd_buy_potential <> '0-500'
date_dim | from stored.date_dim where d_date >= date '1990-01-01'
store | select * replace (null::varchar as s_manager) from stored.store
warehouse | select * replace (sha256(w_warehouse_name) as w_warehouse_name) from stored.warehouse
