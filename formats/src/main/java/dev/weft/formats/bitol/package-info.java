/// The Bitol standards: data products (ODPS v1.0.0) and data contracts (ODCS v3.0.x, v3.1.0),
/// checked against their official JSON Schemas and understood as far as Weft acts on them.
@NullMarked
package dev.weft.formats.bitol;

import org.jspecify.annotations.NullMarked;
