/// Results of statements as Parquet files with field ids, statistics and partitions.
@NullMarked
package dev.weft.engine.duckdb.write;

import org.jspecify.annotations.NullMarked;
