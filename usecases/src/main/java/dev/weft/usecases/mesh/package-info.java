/// The mesh and its domains as a caller sees them.
@NullMarked
package dev.weft.usecases.mesh;

import org.jspecify.annotations.NullMarked;
