package dev.weft.formats.edit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// JSON pointers (RFC 6901).
public final class Pointer {

  private Pointer() {}

  /// The names and numbers of a pointer, unescaped; none for the root.
  static List<String> steps(String pointer) {
    return pointer.isEmpty()
        ? List.of()
        : Arrays.stream(pointer.substring(1).split("/", -1)).map(Pointer::unescaped).toList();
  }

  /// The last name or number; empty for the root.
  public static String last(String pointer) {
    return unescaped(pointer.substring(pointer.lastIndexOf('/') + 1));
  }

  /// The pointer of what holds this; the root holds itself.
  public static String parent(String pointer) {
    return pointer.substring(0, Math.max(0, pointer.lastIndexOf('/')));
  }

  public static String below(String pointer, String step) {
    return pointer + "/" + step.replace("~", "~0").replace("/", "~1");
  }

  /// The number of an item; empty when the step is none.
  static Optional<Integer> index(String step) {
    return step.matches("0|[1-9]\\d{0,8}") ? Optional.of(Integer.valueOf(step)) : Optional.empty();
  }

  private static String unescaped(String step) {
    return step.replace("~1", "/").replace("~0", "~");
  }
}
