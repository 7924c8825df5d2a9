/// Folders of documents: init, fetch, validate, plan, apply.
@NullMarked
package dev.weft.cli.folder;

import org.jspecify.annotations.NullMarked;
