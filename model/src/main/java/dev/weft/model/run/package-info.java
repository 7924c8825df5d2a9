/// Runs and releases: how states of a product come about and what is known of them.
@NullMarked
package dev.weft.model.run;

import org.jspecify.annotations.NullMarked;
