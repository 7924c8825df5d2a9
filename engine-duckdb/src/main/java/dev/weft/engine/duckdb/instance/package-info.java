/// The embedded database itself: one instance per process with its budget, connections to it, work
/// that can be cancelled, and its failures in our words.
@NullMarked
package dev.weft.engine.duckdb.instance;

import org.jspecify.annotations.NullMarked;
