/// Products: descriptors, ports, versions, builds, and how all of them are addressed.
@NullMarked
package dev.weft.model.product;

import org.jspecify.annotations.NullMarked;
