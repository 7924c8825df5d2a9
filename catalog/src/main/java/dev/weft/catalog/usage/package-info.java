/// What was read, by whom, on which day; counted after the fact and kept for a while.
@NullMarked
package dev.weft.catalog.usage;

import org.jspecify.annotations.NullMarked;
