/// What was measured, held against the bars of the design.
@NullMarked
package dev.weft.benchmarks.report;

import org.jspecify.annotations.NullMarked;
