# What the masks of the views give, written with the engine's own functions. The pseudonym is HMAC-SHA-256 (RFC 2104);
# its two constants are the suite's key with the inner and the outer padding.
create macro masked(t) as regexp_replace(regexp_replace(t, '[^0-9(),.@-]', 'x', 'g'), '[0-9]', 'n', 'g')
create macro salted(t) as sha256('sixteen bytes or more' || t)
create macro pseudonym(t) as left(sha256(unhex('2834397c3739257c333a7c3332397c2c392e2f33327c3d32387c2c292e2c332f395c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c') || unhex(sha256(unhex('425e53165d534f165950165958531646534445595816575852164643444659455336363636363636363636363636363636363636363636363636363636363636') || encode(t)))), 32)
