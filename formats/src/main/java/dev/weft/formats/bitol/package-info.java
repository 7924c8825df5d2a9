/// The Bitol standards: data products (ODPS v0.9.0, v1.0.0) and data contracts (ODCS v3.0.x to
/// v3.2.0), checked against their official JSON Schemas and their texts, and understood as far as
/// Weft acts on them.
@NullMarked
package dev.weft.formats.bitol;

import org.jspecify.annotations.NullMarked;
