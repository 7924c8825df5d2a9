/// Who asks, and what they were granted.
@NullMarked
package dev.weft.model.access;

import org.jspecify.annotations.NullMarked;
