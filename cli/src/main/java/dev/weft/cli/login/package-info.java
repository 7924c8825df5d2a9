/// Signing in and out.
@NullMarked
package dev.weft.cli.login;

import org.jspecify.annotations.NullMarked;
