/// What a person sees: streams, colour, width, tables, findings, progress.
@NullMarked
package dev.weft.cli.terminal;

import org.jspecify.annotations.NullMarked;
