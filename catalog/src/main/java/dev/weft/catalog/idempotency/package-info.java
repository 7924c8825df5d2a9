/// Answers kept for a day, so that a repeated request is answered and not done again.
@NullMarked
package dev.weft.catalog.idempotency;

import org.jspecify.annotations.NullMarked;
