/// Verbs about what was decided.
@NullMarked
package dev.weft.cli.audit;

import org.jspecify.annotations.NullMarked;
