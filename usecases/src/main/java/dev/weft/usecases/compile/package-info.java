/// A product's folder, compiled: tables in order, statements bound, contracts held against them.
@NullMarked
package dev.weft.usecases.compile;

import org.jspecify.annotations.NullMarked;
