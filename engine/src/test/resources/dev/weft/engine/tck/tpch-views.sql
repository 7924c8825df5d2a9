# table | what may be seen of it, over the stored table in the schema stored. The macros masked, digest and
# pseudonym are those of macros.sql.
customer | select * replace (masked(left(c_name, -4)) || right(c_name, 4) as c_name, masked(c_address) as c_address, left(c_phone, 4) || masked(substr(c_phone, 5)) as c_phone) from stored.customer where c_mktsegment in ('BUILDING', 'AUTOMOBILE', 'MACHINERY', 'HOUSEHOLD') or c_acctbal >= 5000.5
orders | select * replace (pseudonym(o_clerk) as o_clerk) from stored.orders where o_orderpriority not like '5-%'
lineitem | select * exclude (l_linenumber) replace ('XXXXXXXX' as l_comment, date_trunc('month', l_commitdate)::date as l_commitdate) from stored.lineitem where l_tax * 100 < 8
part | from stored.part where p_size between 2 and 49
supplier | select * replace (sha256(s_phone) as s_phone, null::varchar as s_comment) from stored.supplier where s_nationkey <> 5
partsupp | select * exclude (ps_comment) from stored.partsupp where ps_availqty > 100
nation | from stored.nation where n_name <> 'CHINA'
region | from stored.region
