/// Contracts of the Data Contract Specification, which ODCS took the place of.
@NullMarked
package dev.weft.formats.datacontract;

import org.jspecify.annotations.NullMarked;
