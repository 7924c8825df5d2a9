/// Changes that were proposed, and what was said about them.
@NullMarked
package dev.weft.catalog.review;

import org.jspecify.annotations.NullMarked;
