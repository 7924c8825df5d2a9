/// Sources that the engine reads by itself, as captures see all others.
@NullMarked
package dev.weft.usecases.source;

import org.jspecify.annotations.NullMarked;
