/// Files as people write them, before and after they are understood.
@NullMarked
package dev.weft.model.document;

import org.jspecify.annotations.NullMarked;
