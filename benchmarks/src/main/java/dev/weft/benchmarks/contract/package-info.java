/// How fast data is tested against a contract.
@NullMarked
package dev.weft.benchmarks.contract;

import org.jspecify.annotations.NullMarked;
