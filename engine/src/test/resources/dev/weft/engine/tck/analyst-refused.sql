# code | what is refused, each with its reason. Everything else that analysts write is in analyst-tpch.sql.
# Its columns are values of rows: what it means cannot be known before rows are read, and the engine makes several
# statements of it. With IN it is one statement.
W-SQL-002 | pivot orders on o_orderstatus using count(*)
