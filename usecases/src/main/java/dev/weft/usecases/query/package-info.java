/// Questions to released data.
@NullMarked
package dev.weft.usecases.query;

import org.jspecify.annotations.NullMarked;
