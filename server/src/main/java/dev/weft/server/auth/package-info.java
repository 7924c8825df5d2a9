/// Who stands at a door.
@NullMarked
package dev.weft.server.auth;

import org.jspecify.annotations.NullMarked;
