/// Checks of contracts on data that lies outside the mesh.
@NullMarked
package dev.weft.engine.duckdb.contract;

import org.jspecify.annotations.NullMarked;
