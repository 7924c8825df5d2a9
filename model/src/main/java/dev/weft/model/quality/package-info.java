/// Checks: rules of a contract in executable form, and what was measured.
@NullMarked
package dev.weft.model.quality;

import org.jspecify.annotations.NullMarked;
