/// People beside their documents: what issuers said of them.
@NullMarked
package dev.weft.catalog.people;

import org.jspecify.annotations.NullMarked;
