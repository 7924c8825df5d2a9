/// What can go wrong, in one vocabulary: stable codes, places in documents, findings, one
/// exception.
@NullMarked
package dev.weft.model.error;

import org.jspecify.annotations.NullMarked;
