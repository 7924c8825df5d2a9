/// What the formats that contracts are read from and written to have in common: tables, fields,
/// types, keys, limits; and the account of what did not find its way.
@NullMarked
package dev.weft.formats.shape;

import org.jspecify.annotations.NullMarked;
