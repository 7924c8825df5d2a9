/// Rules of contracts as SQL, and their measurement.
@NullMarked
package dev.weft.engine.duckdb.check;

import org.jspecify.annotations.NullMarked;
