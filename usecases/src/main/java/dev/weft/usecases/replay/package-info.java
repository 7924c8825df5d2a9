/// What recorded questions would have come to under other policies.
@NullMarked
package dev.weft.usecases.replay;

import org.jspecify.annotations.NullMarked;
