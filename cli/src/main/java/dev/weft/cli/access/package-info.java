/// Who somebody is, and personal tokens.
@NullMarked
package dev.weft.cli.access;

import org.jspecify.annotations.NullMarked;
