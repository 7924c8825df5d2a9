/// Releases, the only pointers to data: the current ones, the line of each table, what is retained.
@NullMarked
package dev.weft.catalog.release;

import org.jspecify.annotations.NullMarked;
