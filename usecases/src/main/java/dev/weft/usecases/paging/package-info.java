/// How lists and times are given out.
@NullMarked
package dev.weft.usecases.paging;

import org.jspecify.annotations.NullMarked;
