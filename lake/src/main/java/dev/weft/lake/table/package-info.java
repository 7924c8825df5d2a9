/// Iceberg tables without a catalog: metadata location in, metadata location out. A table's history
/// is a line: all metadata derives from the newest that was ever published.
@NullMarked
package dev.weft.lake.table;

import org.jspecify.annotations.NullMarked;
