/// How the command fails: one problem with code, sentence, remedy and findings, made here or told
/// by the server.
@NullMarked
package dev.weft.cli.failure;

import org.jspecify.annotations.NullMarked;
