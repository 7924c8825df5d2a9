/// What every verb is made of: the session, the global options, references, exit codes.
@NullMarked
package dev.weft.cli.command;

import org.jspecify.annotations.NullMarked;
