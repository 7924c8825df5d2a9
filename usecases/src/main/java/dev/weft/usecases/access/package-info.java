/// Who is asking, and with which token.
@NullMarked
package dev.weft.usecases.access;

import org.jspecify.annotations.NullMarked;
