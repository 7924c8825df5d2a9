package dev.weft.cli.change;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What may be said along with something.
final class Said {

  private Said() {}

  static Map<String, String> of(@Nullable String message) {
    return message == null ? Map.of() : Map.of("text", message);
  }
}
