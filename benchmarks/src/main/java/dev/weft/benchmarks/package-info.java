/// The speeds to keep, each measured beside what it is held against.
@NullMarked
package dev.weft.benchmarks;

import org.jspecify.annotations.NullMarked;
