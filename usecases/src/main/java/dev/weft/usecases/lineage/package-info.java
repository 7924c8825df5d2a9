/// Where columns come from, and what is made of them.
@NullMarked
package dev.weft.usecases.lineage;

import org.jspecify.annotations.NullMarked;
