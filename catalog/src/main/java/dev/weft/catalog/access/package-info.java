/// Who may sign in: tokens as hashes, and settings of the node that are recorded once.
@NullMarked
package dev.weft.catalog.access;

import org.jspecify.annotations.NullMarked;
