/// Mending what was found in documents, where one remedy is possible and changes no meaning.
@NullMarked
package dev.weft.formats.mend;

import org.jspecify.annotations.NullMarked;
