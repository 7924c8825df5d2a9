/// `weft change`: folders on their way through review.
@NullMarked
package dev.weft.cli.change;

import org.jspecify.annotations.NullMarked;
