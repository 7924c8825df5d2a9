/// What a contract demands, as checks that an engine can run.
@NullMarked
package dev.weft.build.check;

import org.jspecify.annotations.NullMarked;
