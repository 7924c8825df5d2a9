/// Verbs about contracts that need no server.
@NullMarked
package dev.weft.cli.contract;

import org.jspecify.annotations.NullMarked;
