/// Decisions of the kernel, and statements put under governance.
@NullMarked
package dev.weft.benchmarks.decision;

import org.jspecify.annotations.NullMarked;
