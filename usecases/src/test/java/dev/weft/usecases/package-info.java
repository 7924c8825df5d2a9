/// Use cases on real stores.
@NullMarked
package dev.weft.usecases;

import org.jspecify.annotations.NullMarked;
