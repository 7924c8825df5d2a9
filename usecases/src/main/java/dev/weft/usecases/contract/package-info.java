/// Contracts as they were applied.
@NullMarked
package dev.weft.usecases.contract;

import org.jspecify.annotations.NullMarked;
