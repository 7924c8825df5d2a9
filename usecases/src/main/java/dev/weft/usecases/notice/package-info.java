/// What people are told of what happened, and what they want to be told.
@NullMarked
package dev.weft.usecases.notice;

import org.jspecify.annotations.NullMarked;
