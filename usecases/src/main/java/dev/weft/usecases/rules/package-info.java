/// Rules of the mesh and its domains held against what is there: facts, findings, compliance.
@NullMarked
package dev.weft.usecases.rules;

import org.jspecify.annotations.NullMarked;
