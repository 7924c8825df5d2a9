/// The database itself: connections, schema, one SQL text for SQLite and PostgreSQL, JSON columns.
@NullMarked
package dev.weft.catalog.store;

import org.jspecify.annotations.NullMarked;
