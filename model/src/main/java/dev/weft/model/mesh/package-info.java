/// The mesh itself: names, domains, people, roles, labels, purposes, connections.
@NullMarked
package dev.weft.model.mesh;

import org.jspecify.annotations.NullMarked;
