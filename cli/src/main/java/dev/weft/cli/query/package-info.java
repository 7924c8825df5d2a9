/// One statement, its result in any format.
@NullMarked
package dev.weft.cli.query;

import org.jspecify.annotations.NullMarked;
