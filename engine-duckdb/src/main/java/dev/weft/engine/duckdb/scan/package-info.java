/// Scan plans as SQL: which files, read as which schema.
@NullMarked
package dev.weft.engine.duckdb.scan;

import org.jspecify.annotations.NullMarked;
