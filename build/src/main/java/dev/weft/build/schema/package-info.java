/// What a contract says of columns, and whether a statement gives them.
@NullMarked
package dev.weft.build.schema;

import org.jspecify.annotations.NullMarked;
