/// What the server does without being asked, one class each. They call use cases.
@NullMarked
package dev.weft.server.background;

import org.jspecify.annotations.NullMarked;
