/// What needs no catalog: documents checked on the spot.
@NullMarked
package dev.weft.usecases.offline;

import org.jspecify.annotations.NullMarked;
