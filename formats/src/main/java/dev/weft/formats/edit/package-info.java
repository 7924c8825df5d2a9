/// Changing what people wrote without writing it again: a document is its text and a tree; an edit
/// of the tree becomes an edit of the lines concerned, and the text is read again before anybody
/// believes it. Also writes trees as new text.
@NullMarked
package dev.weft.formats.edit;

import org.jspecify.annotations.NullMarked;
