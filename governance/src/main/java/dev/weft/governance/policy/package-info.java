/// What access policies say: their expressions typed and evaluated, their filters bound to tables,
/// their effects compared and merged. Nothing here says yes or no.
@NullMarked
package dev.weft.governance.policy;

import org.jspecify.annotations.NullMarked;
