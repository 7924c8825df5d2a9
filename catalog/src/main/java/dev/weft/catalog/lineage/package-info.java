/// What columns of releases are made of, over products and releases, and what contracts declare of
/// them now.
@NullMarked
package dev.weft.catalog.lineage;

import org.jspecify.annotations.NullMarked;
