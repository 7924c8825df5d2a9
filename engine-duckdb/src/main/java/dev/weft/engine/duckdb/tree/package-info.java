/// The engine's own trees as typed nodes: the parsed statement, checked against an explicit list of
/// everything it may consist of, and the bound plan, from which lineage is read. Both shapes belong
/// to one version of the driver.
@NullMarked
package dev.weft.engine.duckdb.tree;

import org.jspecify.annotations.NullMarked;
