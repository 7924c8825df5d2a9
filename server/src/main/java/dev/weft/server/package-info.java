/// The server: starting and stopping, and the object graph. Doors and loops have packages of their
/// own.
@NullMarked
package dev.weft.server;

import org.jspecify.annotations.NullMarked;
