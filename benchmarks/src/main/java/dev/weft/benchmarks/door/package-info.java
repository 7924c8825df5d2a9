/// Statements that want to bring the server down, and who asks beside them.
@NullMarked
package dev.weft.benchmarks.door;

import org.jspecify.annotations.NullMarked;
