/// What is different between two states of a product.
@NullMarked
package dev.weft.build.change;

import org.jspecify.annotations.NullMarked;
