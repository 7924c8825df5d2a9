/// What tests of other modules need of the catalog: a PostgreSQL server.
@NullMarked
package dev.weft.catalog.tck;

import org.jspecify.annotations.NullMarked;
