/// What lies on the disk against what releases can reach: counting and deleting the rest.
@NullMarked
package dev.weft.lake.sweep;

import org.jspecify.annotations.NullMarked;
