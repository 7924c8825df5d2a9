/// Who was let do what: records of decisions, chained, sealed in signed segments, in a database
/// file of their own. `AuditLog` opens it.
@NullMarked
package dev.weft.catalog.audit;

import org.jspecify.annotations.NullMarked;
