/// The front end of the embedded engine: it parses, checks, binds and governs statements on an
/// analyser instance that holds no data and reaches no file.
@NullMarked
package dev.weft.engine.duckdb.frontend;

import org.jspecify.annotations.NullMarked;
