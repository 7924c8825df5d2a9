/// What all expressions in documents of governance have in common: they are CEL, typed before they
/// are used, and their mistakes are findings with a place.
@NullMarked
package dev.weft.governance.expression;

import org.jspecify.annotations.NullMarked;
