/// Iceberg tables that others wrote and keep, read where they lie.
@NullMarked
package dev.weft.lake.foreign;

import org.jspecify.annotations.NullMarked;
