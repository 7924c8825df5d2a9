/// What understands texts: an instance of the engine that holds nothing, here or in a process of
/// its own.
@NullMarked
package dev.weft.engine.duckdb.text;

import org.jspecify.annotations.NullMarked;
