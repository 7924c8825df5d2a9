/// Whether products, contracts, changes, releases … keep the rules of the mesh and of their domain:
/// rules typed, their knobs as domains turned them, exceptions with an end. Pure; nothing here says
/// yes or no to a reader of data.
@NullMarked
package dev.weft.governance.rules;

import org.jspecify.annotations.NullMarked;
