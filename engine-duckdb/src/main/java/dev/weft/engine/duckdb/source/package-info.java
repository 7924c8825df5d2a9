/// Files from outside the mesh: what stands in them, and their rows as captured tables.
@NullMarked
package dev.weft.engine.duckdb.source;

import org.jspecify.annotations.NullMarked;
