/// Governed queries against the same text on raw Parquet.
@NullMarked
package dev.weft.benchmarks.query;

import org.jspecify.annotations.NullMarked;
