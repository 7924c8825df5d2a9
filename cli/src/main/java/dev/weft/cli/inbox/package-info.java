/// What somebody was told, and what they want to hear of.
@NullMarked
package dev.weft.cli.inbox;

import org.jspecify.annotations.NullMarked;
