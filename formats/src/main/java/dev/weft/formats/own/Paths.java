package dev.weft.formats.own;

import dev.weft.model.error.ErrorCode;
import java.util.Arrays;
import java.util.List;

/// Paths that documents name: always relative, never climbing.
final class Paths {

  private Paths() {}

  /// Reports a path that means several files.
  static void oneFile(Fields fields, String field, String path) {
    if (path.chars().anyMatch(c -> "*?[]{}".indexOf(c) >= 0)) {
      fields.wrong(
          fields.at(field),
          "`" + field + "` is one file, `" + path + "` would be several",
          "Write the path of the file below the root");
    }
  }

  /// Reports a path or glob that leaves its folder.
  static void inside(Fields fields, String field, String path) {
    List<String> parts = Arrays.asList(path.split("/", -1));
    if (path.startsWith("/")
        || path.contains("\\")
        || path.contains(":")
        || path.startsWith("~")
        || path.chars().anyMatch(Character::isISOControl)
        || parts.contains("..")
        || parts.contains(".")
        || parts.contains("")) {
      fields
          .findings()
          .error(
              ErrorCode.DOC_PATH,
              fields.at(field),
              "The path `" + path + "` leaves its folder or is not spelt plainly",
              "Write it relative, with `/`, without `.` and `..` parts");
    }
  }
}
