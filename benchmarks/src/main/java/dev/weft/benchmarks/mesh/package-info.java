/// Meshes to measure: flights in several shapes, and a thousand generated products.
@NullMarked
package dev.weft.benchmarks.mesh;

import org.jspecify.annotations.NullMarked;
