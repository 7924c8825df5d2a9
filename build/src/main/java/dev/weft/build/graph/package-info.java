/// Which table is made of which, and in what order.
@NullMarked
package dev.weft.build.graph;

import org.jspecify.annotations.NullMarked;
