/// The packaged product, as its users start it: real processes, real files.
@NullMarked
package dev.weft.dist;

import org.jspecify.annotations.NullMarked;
