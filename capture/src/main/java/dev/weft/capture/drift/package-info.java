/// Drift: what to do when a source no longer looks like its contract.
@NullMarked
package dev.weft.capture.drift;

import org.jspecify.annotations.NullMarked;
