/// Addresses of products, and what goes along when one of them moves to another domain.
@NullMarked
package dev.weft.catalog.address;

import org.jspecify.annotations.NullMarked;
