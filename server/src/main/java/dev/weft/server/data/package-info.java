/// The data folder: who holds it, what the server leaves there for the command, and with which
/// rights.
@NullMarked
package dev.weft.server.data;

import org.jspecify.annotations.NullMarked;
