-- own tables by bare name, other products as domain.product.table
select _row as {name}_id, label
from raw_{name}
