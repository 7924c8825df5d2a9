/// Time of a clock and of the processor, over interleaved rounds.
@NullMarked
package dev.weft.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
