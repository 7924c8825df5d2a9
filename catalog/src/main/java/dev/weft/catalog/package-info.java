/// What exists and what happened, in one relational database: `Catalog` opens it, `Reading` and
/// `Writing` give the stores of one transaction.
@NullMarked
package dev.weft.catalog;

import org.jspecify.annotations.NullMarked;
