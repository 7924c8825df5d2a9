/// What documents say at one place, whatever they are: texts, numbers, lists, fields.
@NullMarked
package dev.weft.model.value;

import org.jspecify.annotations.NullMarked;
