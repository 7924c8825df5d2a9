/// What lies on disk, and what may go.
@NullMarked
package dev.weft.usecases.storage;

import org.jspecify.annotations.NullMarked;
