/// What a column carries: declared labels joined with those of its inputs along lineage.
@NullMarked
package dev.weft.governance.labels;

import org.jspecify.annotations.NullMarked;
