/// The packaged product as processes: start, answers, memory.
@NullMarked
package dev.weft.benchmarks.start;

import org.jspecify.annotations.NullMarked;
