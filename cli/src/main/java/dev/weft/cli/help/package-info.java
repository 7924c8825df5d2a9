/// The command about itself: version, completion, help.
@NullMarked
package dev.weft.cli.help;

import org.jspecify.annotations.NullMarked;
