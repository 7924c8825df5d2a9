/// Where columns come from.
@NullMarked
package dev.weft.model.lineage;

import org.jspecify.annotations.NullMarked;
