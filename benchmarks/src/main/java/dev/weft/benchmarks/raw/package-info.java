/// The engine without Weft around it.
@NullMarked
package dev.weft.benchmarks.raw;

import org.jspecify.annotations.NullMarked;
