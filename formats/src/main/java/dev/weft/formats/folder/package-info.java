/// Folders that people write, read as a whole: which documents they hold, what each means, and
/// whether they agree with each other.
@NullMarked
package dev.weft.formats.folder;

import org.jspecify.annotations.NullMarked;
