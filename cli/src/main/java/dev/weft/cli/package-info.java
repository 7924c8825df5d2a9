/// The command: its table of verbs, its global options, its start.
@NullMarked
package dev.weft.cli;

import org.jspecify.annotations.NullMarked;
