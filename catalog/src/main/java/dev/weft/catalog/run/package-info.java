/// Runs, their steps and the leases that keep two builds of one major apart.
@NullMarked
package dev.weft.catalog.run;

import org.jspecify.annotations.NullMarked;
