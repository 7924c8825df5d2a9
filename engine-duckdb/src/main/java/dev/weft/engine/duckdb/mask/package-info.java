/// What masks make of values. Nothing here knows the engine, so that a process with only the JDK on
/// its class path can use it: whoever runs statements registers [MaskFunction#all] with its engine,
/// vector by vector, and gives each statement its secrets as variables of its connection.
///
/// Statements read secrets as `CAST(getvariable('weft_…') AS VARCHAR)`, named by [SecretName], in
/// hexadecimal. A secret stands in no text of a statement: a variable is set before it, private to
/// its connection and gone with it, and users' texts may not call `getvariable`. Over JDBC a
/// function is registered once per instance and seen by all its connections; over the C API the
/// same calls do the same. A function whose secret was not given fails, it never answers as if
/// there were none.
@NullMarked
package dev.weft.engine.duckdb.mask;

import org.jspecify.annotations.NullMarked;
