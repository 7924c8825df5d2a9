/// Releases: listed, compared, rolled back.
@NullMarked
package dev.weft.usecases.release;

import org.jspecify.annotations.NullMarked;
