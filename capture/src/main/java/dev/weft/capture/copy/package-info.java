/// Tables of other databases, copied into files in bulk.
@NullMarked
package dev.weft.capture.copy;

import org.jspecify.annotations.NullMarked;
