/// What a new version of a product's promises breaks, and for whom.
@NullMarked
package dev.weft.usecases.change;

import org.jspecify.annotations.NullMarked;
