/// Work that only one of several servers does at a time.
@NullMarked
package dev.weft.catalog.lease;

import org.jspecify.annotations.NullMarked;
