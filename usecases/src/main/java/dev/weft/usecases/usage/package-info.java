/// What is read of products, counted per column, reader and day.
@NullMarked
package dev.weft.usecases.usage;

import org.jspecify.annotations.NullMarked;
