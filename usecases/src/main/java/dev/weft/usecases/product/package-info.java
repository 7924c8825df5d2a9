/// Products: planned, applied, listed, shown.
@NullMarked
package dev.weft.usecases.product;

import org.jspecify.annotations.NullMarked;
