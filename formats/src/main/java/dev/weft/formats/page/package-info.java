/// Contracts as pages that people read: Markdown, and HTML in one file.
@NullMarked
package dev.weft.formats.page;

import org.jspecify.annotations.NullMarked;
