/// What a mesh holds: domains, products, releases, contracts.
@NullMarked
package dev.weft.cli.product;

import org.jspecify.annotations.NullMarked;
