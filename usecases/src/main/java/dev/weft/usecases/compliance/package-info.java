/// How the rules of the mesh and its domains are kept by what is applied, now and at earlier times.
@NullMarked
package dev.weft.usecases.compliance;

import org.jspecify.annotations.NullMarked;
