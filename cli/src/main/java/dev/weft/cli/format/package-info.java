/// What a program reads: JSON, YAML, CSV, and how lists and single things are shown in each.
@NullMarked
package dev.weft.cli.format;

import org.jspecify.annotations.NullMarked;
