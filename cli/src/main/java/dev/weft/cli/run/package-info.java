/// Runs: start, follow, list, show, cancel.
@NullMarked
package dev.weft.cli.run;

import org.jspecify.annotations.NullMarked;
