/// Validate, plan and apply of a thousand products.
@NullMarked
package dev.weft.benchmarks.plan;

import org.jspecify.annotations.NullMarked;
