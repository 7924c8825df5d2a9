/// How long it takes to be told what is wrong with documents.
@NullMarked
package dev.weft.benchmarks.lint;

import org.jspecify.annotations.NullMarked;
