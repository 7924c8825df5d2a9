/// The audit, on real files.
@NullMarked
package dev.weft.catalog.audit;

import org.jspecify.annotations.NullMarked;
