/// What was applied, understood.
@NullMarked
package dev.weft.usecases.registry;

import org.jspecify.annotations.NullMarked;
