/// What policies do to a table, in a form that any engine or door can render.
@NullMarked
package dev.weft.model.policy;

import org.jspecify.annotations.NullMarked;
