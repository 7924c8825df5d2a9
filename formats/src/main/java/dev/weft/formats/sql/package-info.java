/// Tables as SQL says them: CREATE TABLE for DuckDB, PostgreSQL and Trino, and the way back.
@NullMarked
package dev.weft.formats.sql;

import org.jspecify.annotations.NullMarked;
