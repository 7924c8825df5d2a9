/// Files of the lake on a local disk: below one root, synced before they are named, never deleted
/// by Iceberg.
@NullMarked
package dev.weft.lake.storage;

import org.jspecify.annotations.NullMarked;
