/// What contracts promise beside their rows, held against what the catalog and the audit know.
@NullMarked
package dev.weft.usecases.promise;

import org.jspecify.annotations.NullMarked;
