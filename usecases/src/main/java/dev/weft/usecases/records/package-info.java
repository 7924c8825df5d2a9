/// What the platform recorded, as tables for products of the mesh.
@NullMarked
package dev.weft.usecases.records;

import org.jspecify.annotations.NullMarked;
