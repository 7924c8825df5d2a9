/// The border between lake and engine: schemas with field ids, partitions, scan plans, written
/// files.
@NullMarked
package dev.weft.model.table;

import org.jspecify.annotations.NullMarked;
