/// Build and publish against a raw COPY.
@NullMarked
package dev.weft.benchmarks.build;

import org.jspecify.annotations.NullMarked;
