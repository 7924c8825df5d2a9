/// Sources in files: from a connection and a pattern to a checked list of files. Opening them is
/// the engine's business; deciding which may be opened is decided here.
@NullMarked
package dev.weft.capture.source;

import org.jspecify.annotations.NullMarked;
