/// Running governed statements: results travel as Arrow or are rendered inside the engine, never
/// row by row.
@NullMarked
package dev.weft.engine.duckdb.query;

import org.jspecify.annotations.NullMarked;
