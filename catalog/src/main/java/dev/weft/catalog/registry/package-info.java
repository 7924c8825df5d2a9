/// What exists: documents of mesh and domains, products, their revisions, ports and inputs.
@NullMarked
package dev.weft.catalog.registry;

import org.jspecify.annotations.NullMarked;
