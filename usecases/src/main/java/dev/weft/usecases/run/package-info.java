/// Runs: started, followed, cancelled.
@NullMarked
package dev.weft.usecases.run;

import org.jspecify.annotations.NullMarked;
