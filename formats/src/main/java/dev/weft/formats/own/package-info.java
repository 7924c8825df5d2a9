/// Weft's own kinds of documents: closed, typed, each read by one class.
@NullMarked
package dev.weft.formats.own;

import org.jspecify.annotations.NullMarked;
