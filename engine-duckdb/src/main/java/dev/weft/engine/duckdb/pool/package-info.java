/// The worker processes as the server sees them: who may use one, what it may cost, and what
/// happens when it does not end by itself.
@NullMarked
package dev.weft.engine.duckdb.pool;

import org.jspecify.annotations.NullMarked;
