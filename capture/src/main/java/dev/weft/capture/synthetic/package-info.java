/// Made-up rows: a closed vocabulary of expressions, the same rows for the same seed on every
/// machine and day.
@NullMarked
package dev.weft.capture.synthetic;

import org.jspecify.annotations.NullMarked;
