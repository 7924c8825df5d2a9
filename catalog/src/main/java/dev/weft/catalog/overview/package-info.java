/// What exists and where it stands, read across stores in one statement.
@NullMarked
package dev.weft.catalog.overview;

import org.jspecify.annotations.NullMarked;
