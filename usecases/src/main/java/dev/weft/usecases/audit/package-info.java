/// Who was let do what: recording it, and showing, checking and giving out what was recorded.
@NullMarked
package dev.weft.usecases.audit;

import org.jspecify.annotations.NullMarked;
