/// What happened, once and in commit order, each entry with its cause.
@NullMarked
package dev.weft.catalog.journal;

import org.jspecify.annotations.NullMarked;
