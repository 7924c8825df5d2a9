-- {what}
-- Other products are named domain.product.table; begin with how many rows there are.
select
{counts}
