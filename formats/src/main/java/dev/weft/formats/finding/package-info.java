/// Collecting everything that is wrong, and guessing what was meant.
@NullMarked
package dev.weft.formats.finding;

import org.jspecify.annotations.NullMarked;
